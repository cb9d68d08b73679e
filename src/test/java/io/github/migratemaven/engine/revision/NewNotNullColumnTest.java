package io.github.migratemaven.engine.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A NOT NULL column without a default can be added to a table with rows, once a person has said what they get. */
class NewNotNullColumnTest {
    private static final String ROWS = "insert into customers values (1, 'Ann'), (2, 'Bob')";

    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aTableOfCustomers() {
        project = new Project(directory);
        project.with("a1", "", "create table customers (id int primary key, name text);", "drop table customers;");
        model("create table customers (id int primary key, name text, vip boolean not null);");
        project.upgrade("head");
    }

    @Test
    void unfilledItWorksOnAnEmptyTable() {
        generate("");
        project.upgrade("head");

        project.run("insert into customers values (1, 'Ann', true)");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> project.run("insert into customers values (2, 'Bob', null)"))
                .withMessageContaining("violates not-null constraint");
        project.downgrade("-1");
        assertThat(project.column("select name from customers")).containsExactly("Ann");
    }

    @Test
    void unfilledItIsRefusedBeforeAnythingChangesWhereThereAreRows() {
        project.run(ROWS);
        RevisionResult result = generate("");

        assertThat(result.warnings()).anyMatch(line -> line.contains("-Dfill=customers.vip:VALUE"));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("rows in customers have no value for the new column vip")
                .withMessageContaining("-Dfill=customers.vip:VALUE")
                .withMessageContaining("(2 found: id=1");
        assertThat(project.rows()).containsExactly("a1");
    }

    @Test
    void aTextWithoutQuotesIsRefusedAndShownWithThem() {
        model("create table customers (id int primary key, name text, country text not null);");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> generate("customers.country:DE"))
                .satisfies(failure -> assertThat(failure.advice())
                        .startsWith("A value of -Dfill is SQL, so a text stands in quotes:"
                                + " \"-Dfill=customers.country:'DE'\". "));

        assertThat(generate("customers.country:'DE'").warnings()).isEmpty();
    }

    @Test
    void filledInByHandItRuns() throws IOException {
        project.run(ROWS);
        Path file = generate("").file().orElseThrow();
        String text = Files.readString(file);
        assertThat(text).contains("""
            alter table customers add column vip boolean;
            """).contains("""
                -- FILL IN: update customers set vip = <value>;
                alter table customers alter column vip set not null;
                """);

        Files.writeString(
                file,
                text.replace("-- FILL IN: update customers set vip = <value>;", "update customers set vip = id = 2;")
                        .replaceFirst("-- migrate:check in customers have no value.*\n", ""));
        project.upgrade("head");

        assertThat(project.column("select vip from customers order by id")).containsExactly("f", "t");
        project.downgrade("-1");
        project.upgrade("head");
        assertThat(project.column("select vip from customers order by id")).containsExactly("f", "t");
    }

    @Test
    void filledInOnTheCommandLineItRuns() {
        project.run(ROWS);
        RevisionResult result = generate("customers.vip:false");

        assertThat(result.warnings()).noneMatch(line -> line.contains("vip"));
        assertThat(text(result))
                .doesNotContain("FILL IN: update customers set vip")
                .contains("""
                    alter table customers add column vip boolean;
                    update customers set vip = false;
                    alter table customers alter column vip set not null;
                    """);
        project.upgrade("head");
        assertThat(project.column("select vip from customers")).containsExactly("f", "f");
    }

    @Slow
    @Test
    void triggersThatTheUpdateFiresAreTold() {
        String touched = """
            create table customers (id int primary key, name text, seen timestamp%s);
            create function touch() returns trigger language plpgsql as
                'begin new.seen = now(); return new; end';
            create trigger touch before insert or update on customers for each row execute function touch();
            create trigger of_name before update of name on customers for each row execute function touch();
            create trigger on_delete before delete on customers for each row execute function touch();
            """;
        model(touched.formatted(""));
        generate("");
        project.upgrade("head");
        model(touched.formatted(", vip boolean not null"));
        RevisionResult result = generate("customers.vip:false");

        assertThat(result.warnings())
                .containsExactly(
                        "The update that gives the rows of customers their vip fires trigger touch. Where it must not,"
                                + " write alter table customers disable trigger touch before the update, and enable it"
                                + " after.");
        project.run("insert into customers values (1, 'Ann')");
        project.run("alter table customers disable trigger touch; update customers set seen = '2020-01-01';"
                + " alter table customers enable trigger touch");
        project.upgrade("head");
        assertThat(project.column("select seen > '2020-01-01' from customers")).containsExactly("t");
    }

    @Slow
    @Test
    void severalValuesAreSqlExpressions() {
        project.run(ROWS);
        model("create table customers (id int primary key, name text, vip boolean not null, \"Nick\" text not null,"
                + " seen date not null);");
        generate("public.customers.vip:id > 1,customers.Nick:coalesce(left(name, 1), '-,"
                + " -'),customers.seen:'2026-01-02'");
        project.upgrade("head");

        assertThat(project.column("select vip || ' ' || \"Nick\" || ' ' || seen from customers order by id"))
                .containsExactly("false A 2026-01-02", "true B 2026-01-02");
    }

    @Test
    void aNameThatNeedsNoValueIsRefused() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> generate("customers.vpi:false"))
                .withMessageContaining("customers.vpi")
                .satisfies(failure -> assertThat(failure.advice()).contains("customers.vip"));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> generate("false"))
                .withMessageContaining("'false'");
        assertThat(project.files()).containsExactly("a1.sql");
    }

    @Test
    void aValueThatDoesNotFitIsRefused() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> generate("customers.vip:now()"))
                .withMessageContaining("column \"vip\" is of type boolean but expression is of type timestamp");
        assertThat(project.files()).containsExactly("a1.sql");
    }

    @Test
    void aColumnThatBringsItsValueNeedsNone() {
        project.run(ROWS);
        model("""
            create domain rank as int default 3;
            create table customers (id int primary key, name text, vip boolean not null default true,
                r rank not null, n int generated always as identity, s serial, g int not null generated always as (id) stored);
            """);
        assertThat(text(generate(""))).doesNotContain("FILL IN: update customers set vip");
        project.upgrade("head");
        assertThat(project.column("select concat(vip, r, n, s, g) from customers order by id"))
                .containsExactly("t3111", "t3222");
    }

    private void model(String sql) {
        try {
            Files.writeString(directory.resolve("schema.sql"), sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(RevisionResult result) {
        try {
            return Files.readString(result.file().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RevisionResult generate(String fills) {
        return project.engine()
                .revision(SchemaFileRevision.in(directory, "Customers")
                        .filling(fills)
                        .request());
    }
}
