package io.github.migratemaven.revision.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.RowCheck;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterFileTest {
    private static final Path FILE = Path.of("a1.sql");

    private static String text(String declarations, String upgrade, String downgrade) {
        return """
            -- Revision ID: a1
            -- Revises:
            -- Create Date: 2026-11-22T21:31:00Z
            -- Message: Make a1
            %s
            -- migrate:upgrade
            %s

            -- migrate:downgrade
            %s
            """.formatted(declarations, upgrade, downgrade);
    }

    private static Revision revision(String declarations, String upgrade, String downgrade) {
        return RevisionFormat.parse(FILE, text(declarations, upgrade, downgrade));
    }

    @Test
    void valuesStandWhereTheirNamesStood() {
        Revision revision = revision(
                """
                -- migrate:parameter tenant identifier = app
                -- migrate:parameter note literal = it's here
                -- migrate:parameter most integer = -3
                -- migrate:parameter kinds list = a, b""",
                "create table :{tenant}.t (a int default 1 -:{most}, b text check (b in (:{kinds})));\n"
                        + "comment on table :{TENANT}.t is :{note};",
                "drop table :{tenant}.t;");

        assertThat(revision.upgrade().sql()).isEqualTo("""
                create table "app".t (a int default 1 - -3, b text check (b in ('a', 'b')));
                comment on table "app".t is 'it''s here';""");
        assertThat(revision.downgrade().sql()).isEqualTo("drop table \"app\".t;");
    }

    @Test
    void whatIsNotDeclaredOrNoStatementIsLeftAlone() {
        String upgrade = """
            create table :{tenant}.t (a text default ':{other} it''s', b text); -- :{tenant}
            /* :{tenant} */ select $x$ :{other} $x$, ":{other}" from :{unknown};
            copy :{tenant}.t from stdin;
            :{tenant}\t:{other}
            \\.
            create function f() returns text begin atomic select a from :{tenant}.t; end;
            """;
        Revision revision = revision("-- migrate:parameter tenant identifier = app", upgrade, "");

        assertThat(revision.upgrade().sql()).isEqualTo("""
            create table "app".t (a text default ':{other} it''s', b text); -- :{tenant}
            /* :{tenant} */ select $x$ :{other} $x$, ":{other}" from :{unknown};
            copy "app".t from stdin;
            :{tenant}\t:{other}
            \\.
            create function f() returns text begin atomic select a from "app".t; end;""");
        assertThat(revision("", "select :{tenant};", "").upgrade().sql()).isEqualTo("select :{tenant};");
    }

    @Test
    void theQueryOfACheckHasValuesToo() {
        Revision revision =
                revision("-- migrate:parameter note literal = a\n-- migrate:parameter tenant identifier", """
                -- migrate:check of :{note} are there: select 1 from :{tenant}.t where note = :{note} and x = ':{no}'
                create table :{tenant}.t (a text); -- migrate:verify rows are there: select 1 from :{tenant}.t
                """, "");
        Revision given = revision.withValues(ParameterValues.of(
                Map.of(
                        "migrate.parameter.note",
                        "x\n-- migrate:check: select ';'",
                        "migrate.parameter.tenant",
                        "B: select"),
                Map.of(),
                Map.of()));

        assertThat(RowCheck.in(given.upgrade()))
                .extracting(RowCheck::query)
                .containsExactly(
                        "select 1 from \"B: select\".t where note =  E'x\\n-- migrate:check: select '';''' and x ="
                                + " ':{no}'",
                        "select 1 from \"B: select\".t");
        assertThat(RowCheck.in(given.upgrade()).get(0).problem()).isEqualTo("of :{note} are there");
        assertThat(RowCheck.in(given.upgrade())).extracting(RowCheck::line).containsExactly(8, 9);
    }

    @Test
    void theChecksumIsOfTheFileAndNotOfValues() {
        Revision revision = revision("-- migrate:parameter x literal = a", "select :{x};", "");
        Revision given =
                revision.withValues(ParameterValues.of(Map.of(), Map.of("MIGRATE_PARAMETER_X", "b"), Map.of()));

        assertThat(given.upgrade().sql()).isEqualTo("select 'b';");
        assertThat(given.checksum()).isEqualTo(revision.checksum());
        assertThat(revision("-- migrate:parameter x   LITERAL=a ", "select  :{X}  ;", "")
                        .checksum())
                .isEqualTo(revision.checksum());
        assertThat(revision("-- migrate:parameter x literal = b", "select :{x};", "")
                        .checksum())
                .isNotEqualTo(revision.checksum());
        assertThat(revision("-- migrate:parameter x list = a", "select :{x};", "")
                        .checksum())
                .isNotEqualTo(revision.checksum());
    }

    @Test
    void isFormattedAsItIsParsed() {
        Revision revision = revision(
                "-- migrate:parameter x literal = a = 'b'\n-- migrate:parameter y list\n-- migrate:parameter z literal =",
                "select :{x}, array[:{y}];",
                "select :{z};");

        String formatted = RevisionFormat.format(revision);

        assertThat(RevisionFormat.format(RevisionFormat.parse(FILE, formatted))).isEqualTo(formatted);
        assertThat(RevisionFormat.parse(FILE, formatted).parameters()).isEqualTo(revision.parameters());
        assertThat(RevisionFormat.parse(FILE, formatted).checksum()).isEqualTo(revision.checksum());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x text|select :{x};|a1.sql:5: 'migrate:parameter x text' has no name and type",
                "X literal|select :{x};|a1.sql:5: 'migrate:parameter X literal' has no name and type",
                "x|select :{x};|a1.sql:5: 'migrate:parameter x' has no name and type",
                "x integer = a|select :{x};|a1.sql:5: the default 'a' is no integer",
                "x literal|select 1;|a1.sql:5: the parameter 'x' is used nowhere",
                "x literal|select ':{x}';|a1.sql:7: :{x} stands within quotes",
                "x literal|select $$ :{X} $$;|a1.sql:7: :{x} stands within quotes",
                "x identifier|select \":{x}\";|a1.sql:7: :{x} stands within quotes",
                "x identifier|select * from :{x}_items;|a1.sql:7: :{x} touches what stands beside it",
                "x identifier|select * from t:{x};|a1.sql:7: :{x} touches what stands beside it",
                "x literal|select E:{x};|a1.sql:7: :{x} touches what stands beside it",
                "x integer|select 1:{x};|a1.sql:7: :{x} touches what stands beside it",
                "x identifier|select :{x}:{x};|a1.sql:7: :{x} touches what stands beside it",
                "x literal|select 'a' :{x};|a1.sql:7: :{x} stands beside a string",
                "x literal|select :{x} 'a';|a1.sql:7: :{x} stands beside a string",
                "x list|select :{x} :{x};|a1.sql:7: :{x} stands beside a string",
            })
    void whatCannotBeMeantIsRefused(String declaration, String upgrade, String problem) {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> revision("-- migrate:parameter " + declaration, upgrade, ""))
                .withMessageContaining(problem);
    }

    @Test
    void aParameterStandsAboveTheSectionsAndOnce() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> revision("", "-- migrate:parameter x literal\nselect 1;", ""))
                .withMessageContaining("a1.sql:7: a parameter inside a section");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() ->
                        revision("-- migrate:parameter x literal\n-- migrate:parameter x list", "select :{x};", ""))
                .withMessageContaining("a1.sql:6: a second parameter 'x'");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> RevisionFormat.parse(Path.of("a1.java"), "// migrate:parameter x literal\n"))
                .withMessageContaining("a parameter in a revision in Java");
    }

    @Test
    void aTypedConstantMayHaveAnIdentifierBeforeIt() {
        assertThat(revision("-- migrate:parameter x identifier = int4", "select :{x} '1';", "")
                        .upgrade()
                        .sql())
                .isEqualTo("select \"int4\" '1';");
    }
}
