package io.github.migratemaven.autogenerate.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.TestShadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Slow
class UsualOwnerTest {
    private static final String TABLES = """
        create table a (id serial primary key, n bigint generated always as identity, name text);
        create table b (id bigint primary key);
        create view v as select name from a;
        create function f() returns int language sql as 'select 1';
        create type mood as enum ('happy');
        """;

    private ConnectionSettings live = TestPostgres.freshDatabase();

    @BeforeEach
    void rolesOfThisInstallation() throws SQLException {
        run("""
            do $$ begin create role shop; exception when duplicate_object or unique_violation then null; end $$;
            do $$ begin create role reporting; exception when duplicate_object or unique_violation then null; end $$;
            """);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void aDatabaseOfTheApplicationsRoleHasNoDifferenceForASuperuser(int major) throws SQLException {
        live = TestPostgres.freshDatabase(major);
        rolesOfThisInstallation();
        run("grant create on schema public to shop; set role shop;" + TABLES);

        assertThat(differences(TABLES, major)).isEmpty();
    }

    @Test
    void anOwnerChangedByHandIsNamed() throws SQLException {
        run("alter schema public owner to shop; set role shop;" + TABLES
                + "reset role; alter table b owner to reporting");

        assertThat(differences(TABLES, 18)).containsExactly("Not in the revisions: owner 'b.table' (role reporting)");
    }

    @Test
    void anOwnerThatTheRevisionsNameIsExpected() throws SQLException {
        String revision = TABLES + "alter table b owner to reporting;";
        run(revision);

        assertThat(differences(revision, 18)).isEmpty();
        run("alter table b owner to current_user");
        assertThat(differences(revision, 18))
                .containsExactly("Missing in the database: owner 'b.table' (role reporting)");
    }

    @Test
    void whatTheRevisionsGiveToTheOwnerItHasAnyway() throws SQLException {
        String revision = TABLES
                + "grant select on a to shop; grant select on a to reporting; alter view v owner to shop;"
                + "alter default privileges grant select on tables to reporting;";
        run("alter schema public owner to shop; grant shop to current_user; set role shop;" + revision);

        assertThat(differences(revision, 18)).isEmpty();
    }

    @Test
    void anotherOwnerOfThePublicSchemaCountsToo() throws SQLException {
        run("grant create on schema public to shop; set role shop;" + TABLES);

        assertThat(differences(TABLES + "alter schema public owner to current_user;", 18))
                .singleElement()
                .asString()
                .startsWith("Missing in the database: owner");
    }

    private void run(String script) throws SQLException {
        try (Connection connection = live.open()) {
            ScriptRunner.run(connection, script, "test.sql", 1);
        }
    }

    private List<String> differences(String revision, int major) {
        Revision first = new Revision(
                "a1",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                "First",
                new Script(revision, 1, true),
                new Script("", 1, true),
                Optional.empty(),
                Optional.empty());
        return SchemaDifference.lines(new LiveComparison(new TestShadow(major), JavaRevisions.withoutProject())
                .differences(live, List.of(first), Set.of(), id -> false));
    }
}
