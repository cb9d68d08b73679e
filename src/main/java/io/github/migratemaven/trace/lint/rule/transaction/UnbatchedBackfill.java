package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.LockMode;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Column;
import io.github.migratemaven.trace.state.Relation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A change of all rows of a table at once. */
public final class UnbatchedBackfill implements LintRule {

    private static final Pattern CONSTANT = Pattern.compile("(?s)'.*|[0-9]+");
    private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint");

    @Override
    public RuleText text() {
        return new RuleText(
                "backfill-unbatched",
                Severity.WARNING,
                "Change many rows in batches",
                "One UPDATE or DELETE of a whole table holds the lock of every row until it ends, doubles the table, and lets replicas fall behind.",
                Example.of("update orders set note = 'none' where note is null"),
                Example.of("update orders set note = 'none' where id between 1 and 10000 and note is null"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (!scene.startsWith("update") && !scene.startsWith("delete")) {
            return List.of();
        }
        return scene.touched().stream()
                .filter(touched -> touched.relation().isTable()
                        && touched.lock()
                                .filter(lock -> lock == LockMode.ROW_EXCLUSIVE)
                                .isPresent()
                        && !scene.has("between")
                        && !isOneRow(scene, touched.relation()))
                .map(touched -> hit(scene, touched.relation()))
                .toList();
    }

    private static Hit hit(Scene scene, Relation table) {
        Hit hit = Hit.of(
                        "rows of " + table.sql() + " are changed in one statement, whatever their number",
                        "Go by ranges of the key, each committed on its own.")
                .growsWith(Optional.of(table));
        List<Column> key = key(scene, table);
        return key.size() == 1 && NUMBERS.contains(key.get(0).type())
                ? hit.rewrite(Rewrites.alone(scene.sql() + (scene.has("where") ? " and " : " where ")
                        + key.get(0).sql() + " between 1 and 10000"))
                : hit;
    }

    /** Whether its condition says what each column of the key is. */
    private static boolean isOneRow(Scene scene, Relation table) {
        List<Column> key = key(scene, table);
        int where = scene.tokens().lastIndexOf("where");
        if (key.isEmpty() || where < 0 || scene.has("or") || scene.has("select")) {
            return false;
        }
        List<String> condition = scene.tokens().subList(where, scene.tokens().size());
        return key.stream().allMatch(column -> {
            int at = Collections.indexOfSubList(condition, List.of(column.sql(), "="));
            return at > 0
                    && List.of("where", "and").contains(condition.get(at - 1))
                    && at + 2 < condition.size()
                    && CONSTANT.matcher(condition.get(at + 2)).matches();
        });
    }

    private static List<Column> key(Scene scene, Relation table) {
        return scene.before().constraints().stream()
                .filter(constraint -> constraint.isPrimaryKey() && constraint.relation() == table.oid())
                .flatMap(constraint -> constraint.columns().stream())
                .flatMap(number -> scene.before().column(table.oid(), number).stream())
                .toList();
    }
}
