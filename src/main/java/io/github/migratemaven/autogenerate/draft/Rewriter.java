package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.diff.Changes;
import java.util.List;
import java.util.Set;

/** Changes a generated revision before it is proven. */
@FunctionalInterface
public interface Rewriter {

    /**
     * @param changes what leads from {@code from} to {@code to}; never none
     */
    Rewrite rewrite(Changes changes, Catalog from, Catalog to);

    /**
     * What shall be otherwise.
     *
     * @param dropped objects that stay as they are
     * @param upgrade run after everything else
     * @param downgrade run before everything else
     */
    record Rewrite(Set<ObjectId> dropped, List<Statement> upgrade, List<Statement> downgrade) {
        static final Rewrite NOTHING = new Rewrite(Set.of(), List.of(), List.of());

        public Rewrite {
            dropped = Set.copyOf(dropped);
            upgrade = List.copyOf(upgrade);
            downgrade = List.copyOf(downgrade);
        }
    }
}
