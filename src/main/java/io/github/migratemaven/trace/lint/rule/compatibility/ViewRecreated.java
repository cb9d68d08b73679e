package io.github.migratemaven.trace.lint.rule.compatibility;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RevisionScene;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.state.Relation;
import io.github.migratemaven.trace.state.SchemaState;
import io.github.migratemaven.trace.state.TableExtra;
import java.util.List;

/** A view that loses what was granted on it. */
public final class ViewRecreated implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "view-recreate",
                Severity.WARNING,
                "Replace views, or grant anew what they had",
                "DROP and CREATE lose the privileges, the owner, comments and triggers of a view; only CREATE OR REPLACE keeps them.",
                Example.of("drop view notes; create view notes as select note, id from orders")
                        .given("create view notes as select id from orders; grant select on notes to public;"),
                Example.of("create or replace view notes as select id, note from orders")
                        .given("create view notes as select id from orders; grant select on notes to public;"));
    }

    @Override
    public List<Hit> look(RevisionScene revision) {
        SchemaState before = revision.before();
        SchemaState after = revision.after();
        return before.relations().all().stream()
                .filter(view -> (view.kind() == 'v' || view.isMaterializedView())
                        && !after.relations().contains(view.oid()))
                .filter(view -> after.relations().all().stream()
                        .anyMatch(anew -> anew.sql().equals(view.sql())
                                && !privileges(before, view).isEmpty()
                                && !privileges(before, view).equals(privileges(after, anew))))
                .map(view -> Hit.of(
                                view.sql() + " loses its privileges: " + privileges(before, view),
                                "Grant them anew after the view was created.")
                        .rewrite("grant select on " + view.sql() + " to ROLE;"))
                .toList();
    }

    private static String privileges(SchemaState state, Relation view) {
        return state.extras("privileges").stream()
                .filter(extra -> extra.relation() == view.oid())
                .map(TableExtra::value)
                .findFirst()
                .orElse("");
    }
}
