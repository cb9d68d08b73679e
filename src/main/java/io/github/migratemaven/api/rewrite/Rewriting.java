package io.github.migratemaven.api.rewrite;

import java.util.List;

/**
 * What a revision shall be instead.
 *
 * @param kept those of the given changes that stay; the others are left for a later revision
 * @param upgrade SQL statements that are added at the end of the upgrade
 * @param downgrade SQL statements that are added at the start of the downgrade, and undo those
 */
public record Rewriting(List<GeneratedChange> kept, List<String> upgrade, List<String> downgrade) {

    public Rewriting {
        kept = List.copyOf(kept);
        upgrade = List.copyOf(upgrade);
        downgrade = List.copyOf(downgrade);
    }

    /** Nothing is added. */
    public static Rewriting keeping(List<GeneratedChange> kept) {
        return new Rewriting(kept, List.of(), List.of());
    }
}
