package io.github.migratemaven.execution.offline;

import io.github.migratemaven.execution.history.DatabaseIdentity;
import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.revision.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines that keep a script off a database that it was not made for, by what the history there records; as online. */
record OfflineIdentity(EnvironmentRules rules, Direction direction) {
    /** What only the database knows stands for itself in the texts until the script runs. */
    private static final String RECORDED = "{recorded}";

    private static final String HERE = "psql knows no such option: make this script again with it.";

    private static final String PLACE = "{place}";
    private static final String LAYOUT = "{layout}";

    /** Needs nothing but the schema's name, since the tables may not be there yet. */
    List<String> require() {
        String events = OfflineScript.TABLES.eventTable();
        List<String> lines = new ArrayList<>(List.of(
                "\\set migrate_identity ''",
                "select pg_catalog.to_regclass(pg_catalog.format('%I.migrate_event',"
                        + " :'migrate_schema')::pg_catalog.text) is not null as migrate_known \\gset",
                "\\if :migrate_known",
                "select coalesce((select detail from " + events
                        + " where kind = 'identity' order by number desc limit 1), '') as migrate_identity \\gset",
                "\\endif",
                "select " + part(1) + " as migrate_layout, " + part(2) + " as migrate_environment, " + part(3)
                        + " as migrate_cluster, " + part(4) + " as migrate_database \\gset",
                "select " + DatabaseIdentity.CLUSTER.replaceAll("\\s+", " ") + " as migrate_here \\gset",
                "select :'migrate_database' = pg_catalog.current_database() and (:'migrate_cluster' in ('',"
                        + " :'migrate_here') or :'migrate_here' = '') as migrate_same \\gset",
                OfflineScript.stopWhere(
                        ":'migrate_layout' not in ('', '" + DatabaseIdentity.LAYOUT + "')",
                        DatabaseIdentity.newer(LAYOUT),
                        OfflineIdentity::filledIn)));
        rules.name().ifPresentOrElse(name -> lines.addAll(requireNamed(name)), () -> lines.addAll(warnUnnamed()));
        if (direction == Direction.DOWNGRADE) {
            rules.protectedNames().stream()
                    .filter(name -> !rules.confirmed().equals(Optional.of(name)))
                    .sorted()
                    .forEach(name -> lines.add(OfflineScript.stopWhere(
                            environment() + " = " + Quoting.literal(name),
                            EnvironmentRules.isProtected(name, "a downgrade").adding(HERE))));
        }
        return lines;
    }

    /** What the database says it is; one that has no name is what the caller says. */
    private String environment() {
        return rules.name()
                .map(name -> "coalesce(nullif(:'migrate_environment', ''), " + Quoting.literal(name) + ")")
                .orElse(":'migrate_environment'");
    }

    private static String part(int number) {
        return "pg_catalog.split_part(:'migrate_identity', E'\\t', " + number + ")";
    }

    private List<String> requireNamed(String name) {
        String another = ":'migrate_environment' not in ('', " + Quoting.literal(name) + ") and ";
        String unconfirmed = rules.confirmed()
                .map(confirmed -> " and :'migrate_environment' <> " + Quoting.literal(confirmed))
                .orElse("");
        return List.of(
                OfflineScript.stopWhere(
                        another + ":'migrate_same'",
                        EnvironmentRules.another(RECORDED, name),
                        OfflineIdentity::filledIn),
                OfflineScript.stopWhere(
                        another + "not :'migrate_same'" + unconfirmed,
                        EnvironmentRules.moved(RECORDED, name, PLACE).adding(HERE),
                        OfflineIdentity::filledIn));
    }

    private static List<String> warnUnnamed() {
        return List.of(
                "select :'migrate_environment' <> '' and not :'migrate_same' as migrate_moved, "
                        + filledIn(Quoting.literal(EnvironmentRules.unnamed(RECORDED, PLACE)))
                        + " as migrate_warning \\gset",
                "\\if :migrate_moved",
                "\\warn WARNING: :migrate_warning",
                "\\endif");
    }

    /** SQL for a text with what the database has recorded. */
    private static String filledIn(String text) {
        return "pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(" + text + ", '" + RECORDED
                + "', :'migrate_environment'), '" + PLACE + "', " + Quoting.literal(DatabaseIdentity.placeOf(""))
                + " || :'migrate_database'), '" + LAYOUT + "', :'migrate_layout')";
    }

    /** Once the tables are there: whose database this is, where that is new. */
    String record() {
        String name = Quoting.literal(rules.name().orElse(""));
        String known = rules.name().isEmpty()
                ? ":'migrate_identity' = ''"
                : ":'migrate_environment' <> " + name + " or not :'migrate_same'";
        return "insert into " + OfflineScript.TABLES.eventTable()
                + " (kind, revision, from_heads, to_heads, outcome, statement, detail)"
                + " select 'identity', '', '{}', '{}', 'done', 0, pg_catalog.concat_ws(E'\\t', '"
                + DatabaseIdentity.LAYOUT + "', " + name + ", :'migrate_here', pg_catalog.current_database()) where "
                + known + ";";
    }
}
