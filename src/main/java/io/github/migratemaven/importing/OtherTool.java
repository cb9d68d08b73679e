package io.github.migratemaven.importing;

import io.github.migratemaven.catalog.ObjectId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A tool that keeps a history of a database in a table of its own, by the names that the table has unless told otherwise. */
public enum OtherTool {
    FLYWAY("Flyway", "flyway_schema_history"),
    LIQUIBASE("Liquibase", "databasechangelog"),
    ALEMBIC("Alembic", "alembic_version");

    private static final Set<String> BOOKKEEPING =
            Arrays.stream(values()).flatMap(tool -> tool.relations().stream()).collect(Collectors.toUnmodifiableSet());

    private final String title;
    private final String table;

    OtherTool(String title, String table) {
        this.title = title;
        this.table = table;
    }

    /** Whether it is a table of theirs or hangs on one: no part of the schema that they manage. */
    public static boolean keeps(ObjectId id) {
        return id.path().size() > 1 && BOOKKEEPING.contains(id.path().get(1));
    }

    /** Names of its tables and of what hangs on these. */
    List<String> relations() {
        return switch (this) {
            case FLYWAY -> List.of(table, "flyway_schema_history_pk", "flyway_schema_history_s_idx");
            case LIQUIBASE -> List.of(table, "databasechangeloglock", "databasechangeloglock_pkey");
            case ALEMBIC -> List.of(table, "alembic_version_pkc");
        };
    }

    /** The table that says what is applied. */
    public String table() {
        return table;
    }

    /** Columns by which the table is known where it has another name. */
    List<String> columns() {
        return switch (this) {
            case FLYWAY ->
                List.of(
                        "installed_rank",
                        "version",
                        "description",
                        "type",
                        "script",
                        "checksum",
                        "installed_on",
                        "execution_time",
                        "success");
            case LIQUIBASE ->
                List.of("id", "author", "filename", "dateexecuted", "orderexecuted", "exectype", "md5sum");
            case ALEMBIC -> List.of("version_num");
        };
    }

    /** A query for how far it had come in a database, in its own words. */
    String position(String place) {
        return switch (this) {
            case FLYWAY ->
                "select version from " + place
                        + " where success and version is not null order by installed_rank desc limit 1";
            case LIQUIBASE ->
                "select id || '::' || author || '::' || filename from " + place
                        + " order by orderexecuted desc limit 1";
            case ALEMBIC -> "select version_num from " + place + " order by 1";
        };
    }

    /** As its makers write it. */
    @Override
    public String toString() {
        return title;
    }
}
