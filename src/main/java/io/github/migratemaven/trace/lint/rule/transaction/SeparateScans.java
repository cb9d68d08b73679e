package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.RelationTrace;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RevisionScene;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Several statements that each read one table from end to end. */
public final class SeparateScans implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "merge-alters",
                Severity.WARNING,
                "Change a table in one ALTER TABLE",
                "Each statement reads or writes the whole table; one ALTER TABLE with several parts does that once.",
                Example.of(
                        "alter table orders alter amount type bigint; alter table orders alter customer type bigint"),
                Example.of("alter table orders alter amount type bigint, alter customer type bigint"));
    }

    @Override
    public List<Hit> look(RevisionScene revision) {
        List<Hit> hits = new ArrayList<>();
        Set<Long> seen = new LinkedHashSet<>();
        for (Scene scene : revision.statements()) {
            for (RelationTrace touched : scene.touched()) {
                boolean whole = touched.relation().isTable()
                        && scene.startsWith("alter", "table")
                        && touched.blocksReads()
                        && (touched.rewritten() || touched.scanned());
                if (whole && !seen.add(touched.relation().oid())) {
                    hits.add(Hit.of(
                                    touched.relation().sql() + " is read or written from end to end once more",
                                    "Put the parts into one ALTER TABLE, with commas between them.")
                            .growsWith(Optional.of(touched.relation()))
                            .at(scene.statement()));
                }
            }
        }
        return hits;
    }
}
