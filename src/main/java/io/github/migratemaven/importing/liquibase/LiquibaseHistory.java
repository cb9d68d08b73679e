package io.github.migratemaven.importing.liquibase;

import io.github.migratemaven.importing.HistorySource;
import io.github.migratemaven.importing.ImportedHistory;
import io.github.migratemaven.importing.ImportedScript;
import io.github.migratemaven.importing.OriginalDatabase;
import io.github.migratemaven.importing.OtherHistory;
import io.github.migratemaven.importing.OtherTool;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.shadow.Shadow;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a project's Liquibase history by letting Liquibase run it on an empty database: what it sends for each change set,
 * with its preconditions decided and its own classes run, is what a revision does.
 */
public final class LiquibaseHistory implements HistorySource {
    private static final Pattern QUOTED_PLACEHOLDER = Pattern.compile("\"[^\"\\n]*\\$\\{([\\w.\\-]+)}[^\"\\n]*\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([\\w.\\-]+)}");

    private final Shadow shadow;
    private final LiquibaseSettings settings;
    private final Supplier<List<Path>> jars;
    private final List<Path> project;
    private final List<LiquibaseOrigin> origins = new ArrayList<>();

    /**
     * @param values Liquibase's settings
     * @param project where its changelogs and its own classes lie: directories and archives, the first that has a file wins
     * @param jars of Liquibase itself, fetched when it is to run
     */
    public LiquibaseHistory(Shadow shadow, Map<String, String> values, List<Path> project, Supplier<List<Path>> jars) {
        this.shadow = shadow;
        this.settings = LiquibaseSettings.of(values);
        this.project = List.copyOf(project);
        this.jars = jars;
    }

    @Override
    public ImportedHistory read() {
        LiquibaseRun run = run();
        List<LiquibaseRow> rows = new ArrayList<>();
        List<LiquibaseRun.Recorded> last = new ArrayList<>();
        ConnectionSettings built = OriginalDatabase.built(shadow, database -> last.add(run.record(database)));
        try (Connection connection = built.open()) {
            rows.addAll(recorded(connection, OtherTool.LIQUIBASE.table(), Optional.empty()));
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The shadow database failed: " + e.getMessage(), "Try again; -X shows the cause.", e);
        } finally {
            shadow.drop(built);
        }
        LiquibaseRun.Recorded recorded = last.get(last.size() - 1);
        if (recorded.ran().isEmpty()) {
            throw MigrationFailure.misconfigured(
                    "The changelog " + settings.changeLog() + " has " + recorded.whole()
                            + " change sets, and none that runs on PostgreSQL with the contexts and labels that were"
                            + " named.",
                    "Name the changelog with -Dliquibase.changeLogFile=, or other -Dcontexts= and -Dlabels=.");
        }
        List<ImportedScript> scripts = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (ChangeSet changeSet : withChecksums(recorded.ran(), rows)) {
            scripts.add(imported(changeSet, scripts));
            origins.add(changeSet.origin());
            changeSet.remarks().forEach(remark -> notes.add("Change set " + changeSet.name() + ": " + remark + "."));
            leftAsTheyAre(changeSet).ifPresent(notes::add);
        }
        int others = recorded.whole() - recorded.ran().size();
        if (others > 0) {
            notes.add(others + (others == 1 ? " change set was" : " change sets were")
                    + " not carried over, for " + (others == 1 ? "it is" : "they are")
                    + " for another database, context or label" + chosen() + ".");
        }
        return new ImportedHistory(OtherTool.LIQUIBASE, OtherTool.LIQUIBASE.table(), scripts, run, notes);
    }

    @Override
    public void requireFits(Connection live) throws SQLException {
        List<LiquibaseRow> rows = recorded(live, settings.table(), settings.tableSchema());
        Map<String, String> others = new LinkedHashMap<>();
        Map<LiquibaseRow, String> names = new LinkedHashMap<>();
        for (LiquibaseRow row : rows) {
            for (LiquibaseOrigin origin : origins) {
                if (origin.isOf(row)
                        && origin.checksum().isPresent()
                        && row.checksum().isPresent()
                        && !origin.checksum().equals(row.checksum())) {
                    others.put(origin.changeSet(), row.checksum().get());
                    names.put(row, origin.changeSet());
                }
            }
        }
        Set<String> changed = new LinkedHashSet<>();
        if (!others.isEmpty()) {
            ConnectionSettings database = shadow.create();
            try {
                changed.addAll(run().changed(database, others));
            } finally {
                shadow.drop(database);
            }
        }
        LiquibaseApplied.among(origins, rows, (origin, row) -> changed.contains(names.getOrDefault(row, "")));
    }

    private static List<LiquibaseRow> recorded(Connection database, String table, Optional<String> schema)
            throws SQLException {
        Optional<OtherHistory> recorded = OtherHistory.named(database, OtherTool.LIQUIBASE, table, schema);
        return recorded.isEmpty()
                ? List.of()
                : LiquibaseRow.read(database, recorded.get().relation());
    }

    private LiquibaseRun run() {
        Set<Path> classPath = new LinkedHashSet<>(jars.get());
        project.stream().filter(entry -> !isLiquibase(entry)).forEach(classPath::add);
        return new LiquibaseRun(List.copyOf(classPath), settings);
    }

    private static boolean isLiquibase(Path entry) {
        return String.valueOf(entry.getFileName()).startsWith("liquibase-core-");
    }

    private String chosen() {
        return (settings.contexts().isEmpty() ? "" : ", contexts: " + settings.contexts())
                + (settings.labels().isEmpty() ? "" : ", labels: " + settings.labels());
    }

    private static List<ChangeSet> withChecksums(List<ChangeSet> changeSets, List<LiquibaseRow> rows) {
        Map<String, String> checksums = new LinkedHashMap<>();
        rows.forEach(row -> row.checksum().ifPresent(sum -> checksums.put(row.changeSet(), sum)));
        return changeSets.stream()
                .map(each -> each.withChecksum(checksums.getOrDefault(each.name(), "")))
                .toList();
    }

    private ImportedScript imported(ChangeSet changeSet, List<ImportedScript> before) {
        String upgrade = changeSet.wasRun() ? SentScript.of(changeSet.statements()) : "";
        boolean transactional = SentScript.isTransactional(changeSet, upgrade);
        requireFilled(changeSet, upgrade);
        Optional<String> undo = changeSet
                .rollback()
                .filter(statements -> changeSet.wasRun())
                .map(SentScript::of)
                .map(this::inItsSchema);
        return new ImportedScript(
                "liquibase " + changeSet.name(),
                changeSet.origin().toString(),
                (changeSet.author() + ":" + changeSet.id()).replaceAll("\\s+", " "),
                comments(changeSet) + (upgrade.isBlank() || !transactional ? upgrade : inItsSchema(upgrade)),
                transactional,
                undo,
                before.isEmpty()
                        ? List.of()
                        : List.of(before.get(before.size() - 1).key()),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static String comments(ChangeSet changeSet) {
        StringBuilder comments = new StringBuilder();
        changeSet.comment().lines().filter(line -> !line.isBlank()).forEach(line -> comments.append("-- ")
                .append(line.strip().replaceFirst("^(?=migrate:)", "("))
                .append('\n'));
        changeSet.remarks().forEach(remark -> comments.append("-- Liquibase: ")
                .append(remark)
                .append(".\n"));
        return comments.toString();
    }

    private String inItsSchema(String sql) {
        if (settings.schema().isEmpty()) {
            return sql;
        }
        String schema = Quoting.identifier(settings.schema().get());
        return "create schema if not exists " + schema + ";\nset local search_path = " + schema + ", public;\n" + sql;
    }

    /** Liquibase makes a table of that name where a placeholder has no value. */
    private static void requireFilled(ChangeSet changeSet, String sql) {
        Matcher name = QUOTED_PLACEHOLDER.matcher(sql);
        if (name.find()) {
            throw MigrationFailure.misconfigured(
                    "A placeholder has no value: " + name.group(1) + ", in a name that the change set "
                            + changeSet.name() + " uses: " + name.group() + ".",
                    "Give it one with -Dliquibase.parameters." + name.group(1)
                            + "=VALUE, or as a property in the changelog; nothing was written.");
        }
    }

    private static Optional<String> leftAsTheyAre(ChangeSet changeSet) {
        Set<String> names = new LinkedHashSet<>();
        for (String statement : changeSet.statements()) {
            for (Matcher found = PLACEHOLDER.matcher(statement); found.find(); ) {
                names.add(found.group(1));
            }
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Change set " + changeSet.name() + ": ${" + String.join("}, ${", names)
                        + "} has no value and stands in a text as it is, as Liquibase leaves it.");
    }
}
