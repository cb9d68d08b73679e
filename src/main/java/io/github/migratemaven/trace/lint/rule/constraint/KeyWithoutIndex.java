package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Constraint;
import java.util.List;
import java.util.function.Predicate;

/** Keys that are added to a table without an index that is there already. */
final class KeyWithoutIndex {
    private KeyWithoutIndex() {}

    /**
     * Those among the added constraints.
     *
     * @param form as {@code add constraint} names it: {@code unique}
     * @param result what is made of the index, for people
     */
    static List<Hit> among(Scene scene, Predicate<Constraint> wanted, String form, String result) {
        return scene.addedConstraints().stream()
                .filter(wanted)
                .filter(constraint -> scene.before().index(constraint.index()).isEmpty()
                        && scene.relation(constraint.relation())
                                .filter(table -> !table.isPartitioned())
                                .isPresent())
                .map(constraint -> Hit.of(
                                "the index of " + constraint.sql() + " is built while it "
                                        + scene.blocks(constraint.relation()) + " on "
                                        + scene.name(constraint.relation()),
                                "Build the index concurrently, and make " + result + " of it afterwards.")
                        .rewrite(Rewrites.inSteps(
                                Rewrites.alone("create unique index concurrently " + constraint.sql() + " on "
                                        + scene.name(constraint.relation()) + " ("
                                        + scene.columns(constraint.relation(), constraint.columns()) + ")"),
                                "alter table " + scene.name(constraint.relation()) + " add constraint "
                                        + constraint.sql() + " " + form + " using index " + constraint.sql()))
                        .growsWith(scene.relation(constraint.relation())))
                .toList();
    }
}
