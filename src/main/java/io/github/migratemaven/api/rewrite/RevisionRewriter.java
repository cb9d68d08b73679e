package io.github.migratemaven.api.rewrite;

import java.util.List;

/**
 * Changes what {@code revision} has generated, before it is proven. The project's class that {@code migrate.rewriter}
 * names; it needs a constructor without parameters.
 */
@FunctionalInterface
public interface RevisionRewriter {

    /**
     * Asked where there is anything to change, and possibly several times for one revision, so the answer must depend on
     * the changes alone.
     *
     * @param changes what leads from the revisions to the model
     */
    Rewriting rewrite(List<GeneratedChange> changes);
}
