package io.github.migratemaven.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.migratemaven.importing.liquibase.LiquibaseRow;
import io.github.migratemaven.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tables of other tools under whatever names these can be told to give them. */
class OtherHistoryTest {
    private static final String FLYWAY = "installed_rank int, version text, description text, type text, script text,"
            + " checksum int, installed_by text, installed_on timestamp, execution_time int, success bool";

    private final Database database = Database.fresh();

    @Test
    void namesInCapitalsAreReadAsAnyOthers() throws SQLException {
        database.run("""
            create table "DATABASECHANGELOG" ("ID" text, "AUTHOR" text, "FILENAME" text, "DATEEXECUTED" timestamp,
              "ORDEREXECUTED" int, "EXECTYPE" text, "MD5SUM" text);
            insert into "DATABASECHANGELOG" values
              ('2', 'ann', 'db/main.xml', now(), 2, 'EXECUTED', '9:ab'), ('1', 'ann', 'db/main.xml', now(), 1, 'MARK_RAN', null);
            create table "DATABASECHANGELOGLOCK" ("ID" int, "LOCKED" bool, "LOCKGRANTED" timestamp, "LOCKEDBY" text);
            insert into "DATABASECHANGELOGLOCK" values (1, true, '2026-01-02 03:04:05', 'build-7');
            """);

        assertThat(lines())
                .containsExactly(
                        "Liquibase had come to 2::ann::db/main.xml (public.\"DATABASECHANGELOG\"); its lock is held"
                                + " by build-7 since 2026-01-02 03:04:05 (public.\"DATABASECHANGELOGLOCK\")");
        try (Connection connection = database.settings().open()) {
            OtherHistory history = OtherHistory.named(
                            connection, OtherTool.LIQUIBASE, "databasechangelog", Optional.empty())
                    .orElseThrow();
            assertThat(LiquibaseRow.read(connection, history.relation()))
                    .extracting(LiquibaseRow::id, LiquibaseRow::passedOver)
                    .containsExactly(tuple("1", true), tuple("2", false));
        }
    }

    @Test
    void everyHistoryIsFoundInWhateverSchemaUnderWhateverName() throws SQLException {
        database.run("""
            create schema "Ops";
            create table schema_version (version_rank int, %1$s);
            create table "Ops"."Our History" (%1$s);
            insert into "Ops"."Our History" (installed_rank, version, success) values (1, '1', true), (2, '1.1', false);
            create table "Ops"."at version" (version_num varchar(255) primary key);
            insert into "Ops"."at version" values ('b'), ('a');
            create table readings (version_num int);
            """.formatted(FLYWAY));

        assertThat(lines())
                .containsExactly(
                        "Flyway has recorded nothing yet (public.schema_version)",
                        "Flyway had come to 1 (\"Ops\".\"Our History\")",
                        "Alembic had come to a, b (\"Ops\".\"at version\")");
    }

    @Test
    void theOneOfTheConfiguredSchemaIsTaken() throws SQLException {
        database.run("create schema shop; create table flyway_schema_history (%1$s);".formatted(FLYWAY)
                + " create table shop.flyway_schema_history (%1$s)".formatted(FLYWAY));

        try (Connection connection = database.settings().open()) {
            assertThat(OtherHistory.named(connection, OtherTool.FLYWAY, "flyway_schema_history", Optional.of("shop")))
                    .hasValueSatisfying(history -> assertThat(history.table()).isEqualTo("shop.flyway_schema_history"));
            assertThat(OtherHistory.named(connection, OtherTool.FLYWAY, "flyway_schema_history", Optional.empty()))
                    .hasValueSatisfying(
                            history -> assertThat(history.table()).isEqualTo("public.flyway_schema_history"));
            assertThat(OtherHistory.named(connection, OtherTool.FLYWAY, "flyway_schema_history", Optional.of("none")))
                    .isEmpty();
        }
    }

    @Test
    void oneThatTheRoleMayNotReadIsNamed() throws SQLException {
        database.run("create table flyway_schema_history (%s)".formatted(FLYWAY));

        try (Connection connection = database.settings().open();
                Statement statement = connection.createStatement()) {
            statement.execute("set role pg_monitor");
            assertThat(OtherHistory.in(connection))
                    .extracting(OtherHistory::line)
                    .containsExactly(
                            "Flyway has a history in public.flyway_schema_history, which this role may not read");
        }
    }

    private List<String> lines() throws SQLException {
        try (Connection connection = database.settings().open()) {
            return OtherHistory.in(connection).stream().map(OtherHistory::line).toList();
        }
    }
}
