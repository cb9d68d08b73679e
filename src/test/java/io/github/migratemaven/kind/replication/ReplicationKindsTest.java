package io.github.migratemaven.kind.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.api.Test;

class ReplicationKindsTest {
    private static final String TABLES =
            "create schema s; create table a (x int primary key, y text, z int); create table s.b (x int primary key);\n";

    @Test
    void publicationsComeAndGo() {
        RoundTrip.assertBothWays(RoundTrip.role("keeper") + TABLES, RoundTrip.role("keeper") + TABLES + """
                create publication everything for all tables with (publish = 'insert');
                create publication nothing with (publish = '', publish_generated_columns = stored);
                create publication "some" for table a (x, y) where (x > 1), s.b;
                create publication whole for tables in schema s with (publish_via_partition_root = true);
                comment on publication "some" is 'x';
                alter publication "some" owner to keeper;
                """);
    }

    @Test
    void publicationsChangeInPlace() {
        RoundTrip.assertBothWays(
                TABLES + "create publication p for table a (x, y), s.b;",
                TABLES + "create publication p for table a (x) where (x > 1) with (publish = 'insert, update');");
        RoundTrip.assertBothWays(
                TABLES + "create publication p for table a;", TABLES + "create publication p for tables in schema s;");
        RoundTrip.assertBothWays(
                TABLES + "create publication p for table a;", TABLES + "create publication p for all tables;");
    }

    @Test
    void publicationsNameAParentTableWithoutItsChildren() {
        String tables = TABLES + "create table child () inherits (a);\n";
        RoundTrip.assertBothWays(tables, tables + "create publication p for table only a;");
        RoundTrip.assertBothWays(tables, tables + "create publication p for table a;");
    }

    @Test
    void tablesLeavePublicationsWithoutAStatement() {
        RoundTrip.assertBothWays(
                        TABLES + "create publication p for table a, s.b;",
                        "create schema s; create table s.b (x int primary key); create publication p for table s.b;")
                .upgradesWith("drop table a");
    }

    @Test
    void columnsUnderAFilterChange() {
        RoundTrip.assertBothWays(
                TABLES + "create publication p for table a (x, z) where (z > 1);",
                TABLES.replace("z int", "z bigint") + "create publication p for table a (x, z) where (z > 1);");
    }

    @Test
    void publicationsOfOlderVersionsComeAndGo() {
        RoundTrip.assertBothWaysOn(
                13, TABLES, TABLES + "create publication p for table a, s.b with (publish = 'insert');");
        RoundTrip.assertBothWaysOn(
                15, TABLES, TABLES + "create publication p for table a where (x > 1), tables in schema s;");
    }

    @Test
    void subscriptionsComeAndGoWithoutTheirConnection() {
        String subscription = """
                create subscription sub_%1$d connection 'host=nowhere password=hidden' publication p, q
                  with (connect = false, slot_name = 'slot_x', synchronous_commit = 'local');
                comment on subscription sub_%1$d is 'x';
                """;
        RoundTrip trip = RoundTrip.assertBothWays("", subscription.formatted(18));
        assertThat(trip.upgrade()).noneMatch(sql -> sql.contains("hidden") || sql.contains("nowhere"));
        assertThat(trip.unhandled()).containsExactly("connection of subscription sub_18");
        RoundTrip.assertBothWaysOn(13, "", subscription.formatted(13));
        RoundTrip.assertBothWaysOn(15, "", subscription.formatted(15));
    }

    @Test
    void subscriptionsChangeInPlace() {
        RoundTrip.assertBothWays(
                "create subscription sub_a connection 'host=x' publication p with (connect = false);",
                "create subscription sub_a connection 'host=x' publication p, q with (connect = false, binary = true,"
                        + " streaming = off, disable_on_error = true, origin = none, run_as_owner = true);");
    }
}
