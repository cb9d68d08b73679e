package io.github.migratemaven.trace.lint.rule.table;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.SchemaState;
import io.github.migratemaven.trace.state.TableExtra;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What subscribers are sent changes. */
public final class ReplicaIdentity implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "replica-identity",
                Severity.WARNING,
                "Tell the subscribers before replication changes",
                "Consumers of logical replication get other columns, or none, from then on, and may stop.",
                Example.of("alter table orders replica identity full"),
                Example.of("alter table orders set (fillfactor = 80)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        Set<TableExtra> before = replicated(scene.before());
        return Stream.concat(replicated(scene.after()).stream(), before.stream())
                .filter(extra -> scene.revision().existed(extra.relation())
                        && scene.after().relations().contains(extra.relation())
                        && before.contains(extra) != replicated(scene.after()).contains(extra))
                .map(TableExtra::relation)
                .distinct()
                .map(table -> Hit.of(
                        "what logical replication sends of " + scene.name(table) + " changes",
                        "Prepare the subscribers first, and say so with -- migrate:allow replica-identity: REASON."))
                .toList();
    }

    private static Set<TableExtra> replicated(SchemaState state) {
        return Stream.concat(state.extras("replica identity").stream(), state.extras("publication").stream())
                .collect(Collectors.toSet());
    }
}
