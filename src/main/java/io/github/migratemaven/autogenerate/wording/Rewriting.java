package io.github.migratemaven.autogenerate.wording;

import java.util.List;

/** A way to write the same in other words: applied to what stands between two brackets, innermost first. */
@FunctionalInterface
interface Rewriting {

    List<Node> of(List<Node> nodes);

    /** At every depth. */
    default List<Node> everywhere(List<Node> nodes) {
        return of(nodes.stream()
                .map(node -> node instanceof Node.Group group ? group.with(everywhere(group.inside())) : node)
                .toList());
    }
}
