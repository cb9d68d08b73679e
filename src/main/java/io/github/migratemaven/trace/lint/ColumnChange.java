package io.github.migratemaven.trace.lint;

import io.github.migratemaven.trace.state.Column;

/** A column before and after a statement that changed something about it. */
public record ColumnChange(Column before, Column after) {

    /** Whether its values are of another type now, or sort otherwise. */
    public boolean isOfType() {
        return !before.type().equals(after.type()) || !before.collation().equals(after.collation());
    }
}
