package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.LockMode;
import io.github.migratemaven.trace.RelationTrace;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RevisionScene;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A change of rows while a lock on the schema is held. */
public final class DataAndSchemaInOneTransaction implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "backfill-with-ddl",
                Severity.ERROR,
                "Change rows and schema in different transactions",
                "The lock of the schema change is held until all rows are written, or the other way round, so that everybody waits for as long as the rows take.",
                Example.of("alter table orders add column state text; update orders set state = 'new'"),
                Example.of("alter table orders add column state text default 'new'"));
    }

    @Override
    public List<Hit> look(RevisionScene revision) {
        if (!revision.isTransactional()) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        for (Scene scene : revision.statements()) {
            changedRows(scene).stream()
                    .filter(table -> revision.statements().stream()
                            .anyMatch(other -> !isData(other) && other.blocksWrites(table.oid())))
                    .map(table -> Hit.of(
                                    "rows of " + table.sql() + " are written in the transaction that locks "
                                            + table.sql() + " for a change of its schema",
                                    "Move them into a revision of their own, in batches.")
                            .rewrite("-- in the next revision, in a section with transaction=off, in batches by key\n"
                                    + scene.sql() + ";")
                            .growsWith(Optional.of(table))
                            .at(scene.statement()))
                    .forEach(hits::add);
        }
        return hits;
    }

    private static List<Relation> changedRows(Scene scene) {
        return isData(scene)
                ? scene.touched().stream()
                        .filter(touched -> touched.relation().isTable()
                                && touched.lock()
                                        .filter(lock -> lock == LockMode.ROW_EXCLUSIVE)
                                        .isPresent())
                        .map(RelationTrace::relation)
                        .toList()
                : List.of();
    }

    private static boolean isData(Scene scene) {
        return DATA.contains(StatementNature.firstWord(scene.statement().statement()));
    }

    private static final Set<String> DATA = Set.of("insert", "update", "delete", "merge", "with", "copy");
}
