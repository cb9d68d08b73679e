package io.github.migratemaven.importing.alembic;

import io.github.migratemaven.importing.OtherTool;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every revision's SQL in both directions, as Alembic renders it offline. */
final class RenderedHistory {
    /** Those that fail are looked for so many times, a run of Alembic each. */
    private static final int MOST_FAILURES = 20;

    private final AlembicCommand alembic;
    private final Map<String, AlembicRevision> revisions = new LinkedHashMap<>();
    private final Map<String, String> downgrades = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final OfflineSql upgrades;

    private RenderedHistory(AlembicCommand alembic, List<AlembicRevision> described) {
        this.alembic = alembic;
        described.forEach(revision -> revisions.put(revision.id(), revision));
        this.upgrades = upgrades();
        downgrades();
    }

    /** @throws MigrationFailure where an upgrade cannot be rendered */
    static RenderedHistory by(AlembicCommand alembic, List<AlembicRevision> described) {
        return new RenderedHistory(alembic, described);
    }

    /** The revisions in the order in which Alembic runs them. */
    List<AlembicRevision> order() {
        return upgrades.sections().keySet().stream()
                .map(id -> Optional.ofNullable(revisions.get(id)).orElseThrow())
                .toList();
    }

    OfflineSql.Section upgrade(String id) {
        return Optional.ofNullable(upgrades.sections().get(id)).orElseThrow();
    }

    /** Empty where it cannot be rendered. */
    Optional<String> downgrade(String id) {
        return Optional.ofNullable(downgrades.get(id));
    }

    /** What env.py itself runs before the first revision. */
    String before() {
        return upgrades.before();
    }

    /** The version table's name, without its schema. */
    String tableName() {
        String table = tableAsSql();
        return table.substring(table.lastIndexOf('.') + 1).replace("\"", "");
    }

    /** Empty where the version table's schema goes without saying. */
    Optional<String> tableSchema() {
        String table = tableAsSql();
        int dot = table.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(table.substring(0, dot).replace("\"", ""));
    }

    private String tableAsSql() {
        return upgrades.table().orElse(OtherTool.ALEMBIC.table());
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    private OfflineSql upgrades() {
        AlembicAnswer answer = alembic.ask("upgrade", "heads", "--sql");
        if (!answer.isGood()) {
            throw failed(answer);
        }
        OfflineSql sql = parse(answer, Direction.UPGRADE, answer.output(), Optional.empty());
        Set<String> unlike = new TreeSet<>(revisions.keySet());
        unlike.removeAll(sql.sections().keySet());
        sql.sections().keySet().stream()
                .filter(id -> !revisions.containsKey(id))
                .forEach(unlike::add);
        if (!unlike.isEmpty()) {
            throw MigrationFailure.refused(
                    "Alembic's SQL ('" + answer.command() + "') and its history differ in " + String.join(", ", unlike)
                            + ".",
                    "Let env.py print nothing but what Alembic prints, and call context.run_migrations() once; nothing"
                            + " was written.");
        }
        if (!sql.before().isEmpty()) {
            notes.add("What env.py runs before the first revision is a part of that revision here.");
        }
        sql.sections().forEach((id, section) -> {
            if (!section.transactional()) {
                notes.add("The revision " + id
                        + " has statements outside a transaction (autocommit_block), so that all of"
                        + " it runs outside one here: transaction=off.");
            }
        });
        return sql;
    }

    private MigrationFailure failed(AlembicAnswer answer) {
        List<String> failures = new ArrayList<>();
        AlembicAnswer last = answer;
        Optional<String> at = OfflineSql.lastStep(last.output(), Direction.UPGRADE);
        if (at.isEmpty()) {
            return MigrationFailure.refused(
                    "Alembic renders no SQL ('" + answer.command() + "'), since env.py fails: " + answer.reason(),
                    "Make that command work: what env.py needs from the environment or -x, give it to Maven's too"
                            + " (-Dalembic.x=NAME=VALUE); nothing was written.");
        }
        while (at.isPresent() && failures.size() < MOST_FAILURES) {
            failures.add(line(at.get(), last));
            last = alembic.ask("upgrade", at.get() + ":heads", "--sql");
            at = last.isGood() ? Optional.empty() : OfflineSql.lastStep(last.output(), Direction.UPGRADE);
        }
        return MigrationFailure.refused(
                "Alembic cannot render these revisions without a database; nothing was written:\n"
                        + String.join("\n", failures),
                "Offline, op.get_bind() answers no query. Write what such a revision does in SQL that needs none"
                        + " (op.execute), or begin with one revision from the database: -Dfrom=database with"
                        + " migrate:revision.");
    }

    private String line(String id, AlembicAnswer answer) {
        String file = Optional.ofNullable(revisions.get(id))
                .map(AlembicRevision::file)
                .orElse("");
        return id + " (" + answer.place(file).orElse(file) + "): " + answer.reason();
    }

    /** One run leads down from a head; where it fails, the next begins at the newest revision that is still to do. */
    private void downgrades() {
        List<String> todo = new ArrayList<>(upgrades.sections().keySet());
        while (!todo.isEmpty()) {
            String newest = todo.get(todo.size() - 1);
            AlembicAnswer answer = alembic.ask("downgrade", newest + ":base", "--sql");
            Optional<String> stopped = answer.isGood()
                    ? Optional.empty()
                    : OfflineSql.lastStep(answer.output(), Direction.DOWNGRADE).or(() -> Optional.of(newest));
            String whole = stopped.isEmpty() ? answer.output() : withoutLastStep(answer.output());
            parse(answer, Direction.DOWNGRADE, whole, upgrades.table())
                    .sections()
                    .forEach((id, section) -> {
                        downgrades.putIfAbsent(id, section.sql());
                        todo.remove(id);
                    });
            stopped.ifPresent(id -> {
                if (todo.remove(id)) {
                    notes.add("The downgrade of " + line(id, answer)
                            + "; it cannot be rendered, and a generated one stands" + " in its place.");
                }
                todo.remove(newest);
            });
            todo.remove(newest);
        }
    }

    private static String withoutLastStep(String text) {
        int at = text.lastIndexOf("-- Running ");
        return at < 0 ? "" : text.substring(0, at);
    }

    private static OfflineSql parse(AlembicAnswer answer, Direction direction, String text, Optional<String> table) {
        try {
            return OfflineSql.parse(text, direction, table);
        } catch (SqlScriptException e) {
            throw MigrationFailure.refused(
                    "Alembic's SQL ('" + answer.command() + "') cannot be divided into statements: " + e.getMessage(),
                    "Correct the revision that has it: each op.execute is a whole statement; nothing was written.");
        }
    }
}
