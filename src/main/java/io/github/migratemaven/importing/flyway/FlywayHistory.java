package io.github.migratemaven.importing.flyway;

import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.importing.DividedScript;
import io.github.migratemaven.importing.HistorySource;
import io.github.migratemaven.importing.ImportedHistory;
import io.github.migratemaven.importing.ImportedScript;
import io.github.migratemaven.importing.Origin;
import io.github.migratemaven.importing.OtherHistory;
import io.github.migratemaven.importing.OtherTool;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.hook.Hook;
import io.github.migratemaven.revision.script.UnprovenMark;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads a project's Flyway history. */
public final class FlywayHistory implements HistorySource {
    /** The name that its table had before Flyway 5, and has kept where it was there. */
    private static final String OLD_TABLE = "schema_version";

    private final FlywayPlaces places;
    private final Map<String, String> values;
    private final FlywaySettings settings;
    private final Supplier<List<Path>> jars;

    /**
     * @param places where its scripts lie
     * @param values Flyway's settings
     * @param jars of Flyway itself, fetched when it is to run
     */
    public FlywayHistory(FlywayPlaces places, Map<String, String> values, Supplier<List<Path>> jars) {
        this.places = places;
        this.values = Map.copyOf(values);
        this.settings = FlywaySettings.of(values);
        this.jars = jars;
    }

    /** Placeholders are filled; nothing is run. */
    @Override
    public ImportedHistory read() {
        List<Path> roots = places.roots(settings.locations());
        FlywayScripts scripts = FlywayScripts.find(roots, places.programs(), settings);
        if (scripts.versioned().isEmpty() && scripts.repeatable().isEmpty()) {
            throw MigrationFailure.misconfigured(
                    "Flyway's locations hold no script: " + roots + ".",
                    "Name them with -Dflyway.locations=filesystem:DIRECTORY.");
        }
        scripts.baselines().forEach(baseline -> requireWhatItStandsFor(baseline, scripts));
        List<ImportedScript> imported = new ArrayList<>();
        for (FlywayScript script : scripts.versioned()) {
            imported.add(imported(
                    script,
                    Optional.ofNullable(
                            scripts.undo().get(script.name().version().orElseThrow())),
                    imported));
        }
        for (FlywayScript script : scripts.repeatable()) {
            imported.add(imported(script, Optional.empty(), imported));
        }
        return new ImportedHistory(
                OtherTool.FLYWAY,
                settings.table(),
                Optional.empty(),
                imported,
                database -> new FlywayRun(jars.get(), roots, values, settings).build(database),
                notes(scripts),
                hooks(scripts));
    }

    /** Flyway's free edition passes it over, so that both sides of the comparison would lack the same. */
    private static void requireWhatItStandsFor(FlywayScript baseline, FlywayScripts scripts) {
        FlywayVersion upTo = baseline.name().version().orElseThrow();
        if (scripts.versioned().stream()
                .noneMatch(script -> script.name().version().orElseThrow().compareTo(upTo) <= 0)) {
            throw MigrationFailure.refused(
                    baseline.file() + " is a baseline script, and the scripts that it stands for are not there.",
                    "Bring them back for the import, or call it a versioned script (V" + upTo
                            + "__...), as which Flyway's free edition runs it too; nothing was written.");
        }
    }

    @Override
    public void requireFits(Connection live) throws SQLException {
        Optional<OtherHistory> recorded =
                OtherHistory.named(live, OtherTool.FLYWAY, settings.table(), settings.schema());
        if (recorded.isEmpty() && settings.table().equals(OtherTool.FLYWAY.table())) {
            recorded = OtherHistory.named(live, OtherTool.FLYWAY, OLD_TABLE, settings.schema());
        }
        if (recorded.isPresent()) {
            FlywayScripts scripts = FlywayScripts.find(places.roots(settings.locations()), places.programs(), settings);
            FlywayApplied.among(
                    Stream.concat(scripts.versioned().stream(), scripts.repeatable().stream())
                            .map(script -> FlywayOrigin.of(script, settings))
                            .toList(),
                    FlywayRow.read(live, recorded.get().relation()),
                    settings.outOfOrder());
        }
    }

    private ImportedScript imported(FlywayScript script, Optional<FlywayScript> undo, List<ImportedScript> before) {
        if (script.isConditional()) {
            throw MigrationFailure.refused(
                    script.file() + " has a condition (shouldExecute), which only Flyway can evaluate.",
                    "Take the condition or the script out; nothing was written.");
        }
        String upgrade = script.isJava() ? toBePorted(script) : withoutTransaction(script, script.filled(settings));
        return new ImportedScript(
                "flyway " + script.script(),
                FlywayOrigin.of(script, settings).toString(),
                script.title(),
                inItsSchema(upgrade, script),
                isTransactional(script, upgrade),
                undo.map(back -> inItsSchema(withoutTransaction(back, back.filled(settings)), back)),
                before.isEmpty()
                        ? List.of()
                        : List.of(before.get(before.size() - 1).key()),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** Around a whole script, begin and commit say what holds anyway; anywhere else a revision cannot have them. */
    private String withoutTransaction(FlywayScript script, String sql) {
        DividedScript divided = divided(script, sql);
        List<SqlStatement> statements = divided.statements();
        List<SqlStatement> control = statements.stream()
                .filter(statement -> StatementNature.of(statement) == StatementNature.TRANSACTION_CONTROL)
                .toList();
        if (control.isEmpty()) {
            return sql;
        }
        if (control.size() != 2
                || !control.get(0).equals(statements.get(0))
                || !control.get(1).equals(statements.get(statements.size() - 1))) {
            throw MigrationFailure.refused(
                    script.file() + ":" + control.get(0).line() + ": the script begins or ends a transaction: "
                            + control.get(0).text() + ".",
                    "A revision is one transaction. Divide the script there, or take the statement out, as far as"
                            + " Flyway allows; nothing was written.");
        }
        return divided.without(control);
    }

    /** Until somebody has done it, upgrade refuses the revision. */
    private static String toBePorted(FlywayScript script) {
        return "-- " + UnprovenMark.WORDS + " what " + script.script() + " does is to be ported by hand.\n"
                + "-- In SQL: write it here, and take these lines out, but not the one that says from where it was imported.\n"
                + "-- In Java: put a file in the place of this one, with the same header, and that line below the first line"
                + " of code, as comments that begin with //.\n";
    }

    /** Flyway looks names up in its default schema first, which it creates where need be. */
    private String inItsSchema(String sql, FlywayScript script) {
        if (settings.schema().isEmpty()) {
            return sql;
        }
        if (!isTransactional(script, sql)) {
            throw MigrationFailure.refused(
                    script.file() + " runs outside a transaction, in the schema "
                            + settings.schema().get() + ".",
                    "Let its statements name the schema, and import with -Dflyway.schemas=public; nothing was"
                            + " written.");
        }
        String schema = Quoting.identifier(settings.schema().get());
        return "create schema if not exists " + schema + ";\nset local search_path = " + schema + ", public;\n" + sql;
    }

    private boolean isTransactional(FlywayScript script, String sql) {
        return script.inTransaction(settings).orElse(settings.executeInTransaction())
                && divided(script, sql).statements().stream()
                        .map(StatementNature::of)
                        .noneMatch(StatementNature.NON_TRANSACTIONAL::equals);
    }

    private static DividedScript divided(FlywayScript script, String sql) {
        try {
            return DividedScript.of(sql);
        } catch (SqlScriptException e) {
            throw MigrationFailure.refused(
                    script.file() + ":" + e.line() + ": " + e.getMessage(),
                    "Correct the script as far as Flyway allows; nothing was written.");
        }
    }

    private List<Hook> hooks(FlywayScripts scripts) {
        return FlywayCallback.hooks(scripts.callbacks(), settings);
    }

    private static List<String> notes(FlywayScripts scripts) {
        List<String> notes = new ArrayList<>();
        Stream.concat(scripts.versioned().stream(), scripts.repeatable().stream())
                .filter(FlywayScript::isJava)
                .forEach(script -> notes.add("Not carried over, because it is in Java: " + script.file()
                        + ". An empty revision stands in its place, which upgrade refuses until you have ported it by"
                        + " hand, as its file says: keep the line \"" + Origin.line(OtherTool.FLYWAY, "...")
                        + "\" (in Java \"// " + Origin.line(OtherTool.FLYWAY, "...")
                        + "\"), by which stamp knows it. The"
                        + " comparison was made without it."));
        scripts.baselines()
                .forEach(script -> notes.add("Not carried over, because it is a baseline script: " + script.file()
                        + ". It stands in the place of the scripts up to its version, which are here themselves."));
        scripts.callbacks()
                .forEach(file -> notes.add(FlywayCallback.pointOf(file)
                        .map(point -> file + " has become the hook " + point.fileName()
                                + ", which runs only where a revision runs; the comparison was made without it.")
                        .orElse("Not carried over, because it is a callback: " + file
                                + ". What it does belongs into a revision, or into what calls the plugin.")));
        return notes;
    }
}
