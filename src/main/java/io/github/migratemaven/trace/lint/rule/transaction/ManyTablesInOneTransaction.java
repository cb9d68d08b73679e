package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.LockMode;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RevisionScene;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Several tables that are locked until one transaction ends. */
public final class ManyTablesInOneTransaction implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "many-ax-one-tx",
                Severity.WARNING,
                "Change one busy table in a transaction",
                "Each lock is held until the last statement is done, and applications that use the tables in another order deadlock with it.",
                Example.of("alter table orders add column state int; alter table customers add column state int"),
                Example.of("alter table orders add column state int, add column seller int"));
    }

    @Override
    public List<Hit> look(RevisionScene revision) {
        Set<String> tables = new TreeSet<>();
        for (Scene scene : revision.statements()) {
            scene.touched().stream()
                    .filter(touched -> touched.relation().isTable()
                            && !touched.relation().partition()
                            && touched.blocksWrites()
                            && touched.lock()
                                    .filter(lock -> lock != LockMode.SHARE)
                                    .isPresent())
                    .forEach(touched -> tables.add(touched.relation().sql()));
        }
        return revision.isTransactional() && tables.size() > 1 && !revision.isOneStatement()
                ? List.of(Hit.of(
                        "one transaction locks " + String.join(", ", tables) + " against writes until it ends",
                        "Give each of the tables a revision of its own."))
                : List.of();
    }
}
