package io.github.migratemaven.trace.lint.rule.compatibility;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A table that old programs know by another name. */
public final class RenameTable implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "rename-table",
                Severity.WARNING,
                "Rename a table in two releases",
                "Programs that are still running name the old table, and fail at once.",
                Example.of("alter table orders rename to purchases"),
                Example.of("create view purchases as select * from orders"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.before().relations().all().stream()
                .filter(relation -> scene.revision().existed(relation.oid())
                        && (relation.isTable() || relation.kind() == 'v' || relation.isMaterializedView()))
                .flatMap(relation -> scene
                        .after()
                        .relations()
                        .of(relation.oid())
                        .filter(now -> !now.sql().equals(relation.sql()))
                        .map(now -> Hit.of(
                                        relation.sql() + " becomes " + now.sql(),
                                        "Leave a view of the old name until no program names it.")
                                .rewrite(Rewrites.lines(
                                        scene.sql(),
                                        "create view " + relation.sql() + " as select * from " + now.sql())))
                        .stream())
                .toList();
    }
}
