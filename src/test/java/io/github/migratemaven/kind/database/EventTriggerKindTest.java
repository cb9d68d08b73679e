package io.github.migratemaven.kind.database;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.api.Test;

class EventTriggerKindTest {
    private static final String GUARD = """
        create function guard() returns event_trigger language plpgsql as $$ begin raise exception 'no DDL'; end $$;
        """;

    @Test
    void thatForbidsEveryChangeComesLastAndGoesFirst() {
        RoundTrip.assertBothWays("", GUARD + """
            create table t (a int);
            comment on table t is 'x';
            create event trigger "Guard" on ddl_command_start when tag in ('CREATE TABLE', 'ALTER TABLE', 'DROP TABLE')
              execute function guard();
            """);
    }

    @Test
    void enabledStateAndCommentChange() {
        RoundTrip.assertBothWays(
                GUARD
                        + "create event trigger g on ddl_command_end when tag in ('CREATE VIEW') execute function"
                        + " guard();comment on event trigger g is 'a';",
                GUARD
                        + "create event trigger g on ddl_command_end when tag in ('CREATE VIEW') execute function"
                        + " guard();alter event trigger g enable replica; comment on event trigger g is 'b';");
    }

    @Test
    void areReplacedForOtherTags() {
        RoundTrip.assertBothWays(
                GUARD + "create event trigger g on sql_drop when tag in ('DROP VIEW') execute function guard();"
                        + "alter event trigger g disable;",
                GUARD + "create event trigger g on table_rewrite execute function guard();");
    }

    @Test
    void tagsKeepTheirOrder() {
        RoundTrip.assertBothWays(
                        GUARD,
                        GUARD + "create event trigger g on sql_drop when tag in ('DROP VIEW', 'DROP INDEX')"
                                + " execute function guard();")
                .upgradesWith("create event trigger g on sql_drop when tag in ('DROP VIEW', 'DROP INDEX')"
                        + " execute function guard()");
    }
}
