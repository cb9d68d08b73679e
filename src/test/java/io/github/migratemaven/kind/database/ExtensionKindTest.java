package io.github.migratemaven.kind.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.LiveSchema;
import io.github.migratemaven.kind.RoundTrip;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ExtensionKindTest {

    /** pgstattuple takes the right to execute its functions from everybody. */
    @Test
    void whatAnExtensionGrantsOnItsOwnMembersComesWithIt() {
        RoundTrip trip = RoundTrip.assertBothWays("", "create extension pgstattuple");

        assertThat(trip.unhandled()).isEmpty();
    }

    @Test
    void onlyACommentThatIsNotItsOwnIsWritten() {
        assertThat(RoundTrip.assertBothWays("", "create extension citext").upgrade())
                .noneMatch(statement -> statement.contains("comment on"));
        assertThat(RoundTrip.assertBothWays(
                                "create extension citext",
                                "create extension citext; comment on extension citext is 'for e-mail addresses'")
                        .upgrade())
                .containsExactly("comment on extension citext is 'for e-mail addresses'");
    }

    @Test
    void movesToAnotherSchemaWithAllThatUsesIt() throws SQLException {
        String users = """
            create table t (id int, h %1$shstore not null default 'a=>1');
            create index i on t using gin (h);
            create function f(%1$shstore) returns %1$shstore language sql as 'select $1';
            create domain d as %1$shstore check (value operator(%2$s?) 'a');
            create view v as select h operator(%2$s->) 'a' as a from t;
            """;
        String here = "create extension hstore;" + users.formatted("", "public.");
        String there = "create schema ext; create extension hstore schema ext;" + users.formatted("ext.", "ext.");
        try (LiveSchema live = LiveSchema.of(here, "insert into t values (1)")) {
            String file = live.ask("select pg_relation_filenode('t'), pg_relation_filenode('i')");
            assertThat(live.become(there))
                    .extracting(Statement::sql)
                    .containsExactly("create schema ext", "alter extension hstore set schema ext");
            assertThat(live.become(here))
                    .extracting(Statement::sql)
                    .containsExactly("alter extension hstore set schema public", "drop schema ext");
            assertThat(live.ask("select pg_relation_filenode('t'), pg_relation_filenode('i')"))
                    .isEqualTo(file);
        }
    }

    @Test
    void thatCannotBeMovedIsMadeAnew() {
        RoundTrip trip = RoundTrip.assertBothWays(
                "create schema a; create schema b; create extension xml2 schema a;",
                "create schema a; create schema b; create extension xml2 schema b;");
        assertThat(trip.upgrade()).startsWith("drop extension xml2", "create extension xml2 with schema b");
    }

    /** There are scripts to newer versions only. */
    @Test
    void valuesOutlastAnOlderVersion() throws SQLException {
        String users = "; create table t (h hstore default 'a=>2', hs hstore[]); create index i on t using gin (h);"
                + "create view v as select h from t;";
        try (LiveSchema live = LiveSchema.of(
                "create extension hstore" + users, "insert into t values ('x=>1', array['y=>2'::hstore])")) {
            String rows = live.ask("select * from t");
            live.become("create extension hstore version '1.4'" + users);
            assertThat(live.ask("select * from t")).isEqualTo(rows);
        }
    }

    @Test
    void privilegesOnItsMembersAreThoseItGaveItselfAndThoseGivenLater() {
        String extensions = RoundTrip.role("reader")
                + "create extension pgcrypto; create extension pgstattuple; create extension pg_stat_statements;";
        RoundTrip trip = RoundTrip.assertBothWays(extensions, extensions + """
            revoke execute on function digest(text, text) from public;
            grant execute on function digest(bytea, text) to reader with grant option;
            grant execute on function pgstattuple(text) to reader;
            revoke select on pg_stat_statements from public;
            grant select (queryid) on pg_stat_statements to reader;
            revoke usage on language plpgsql from public;
            """);
        assertThat(trip.upgrade())
                .containsExactlyInAnyOrder(
                        "revoke execute on function digest(text,text) from public",
                        "grant execute on function digest(bytea,text) to reader with grant option",
                        "grant execute on function pgstattuple(text) to reader",
                        "revoke select on table pg_stat_statements from public",
                        "grant select (queryid) on table pg_stat_statements to reader",
                        "revoke usage on language plpgsql from public");
        assertThat(trip.unhandled()).isEmpty();
    }

    @Test
    void privilegesOnItsMembersComeWithItsFirstRevision() {
        RoundTrip.assertBothWays(
                RoundTrip.role("reader"),
                RoundTrip.role("reader") + "create schema e; create extension pgcrypto schema e;"
                        + "revoke execute on function e.digest(text, text) from public;"
                        + "grant execute on function e.digest(text, text) to reader;");
    }
}
