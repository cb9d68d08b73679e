package io.github.migratemaven.page.picture;

import io.github.migratemaven.page.schema.Column;
import io.github.migratemaven.page.schema.Fate;
import io.github.migratemaven.page.schema.Relation;
import java.util.List;

/** How much a picture shows of each relation, so that it can still be read. */
public enum Detail {
    NAMES,
    KEYS,
    COLUMNS;

    private static final int FEW = 20;
    private static final int SOME = 50;

    /** What a picture of so many relations can show. */
    public static Detail readable(int relations) {
        return relations <= FEW ? COLUMNS : relations <= SOME ? KEYS : NAMES;
    }

    List<Column> columns(Relation relation) {
        return switch (this) {
            case NAMES -> List.of();
            case KEYS ->
                relation.columns().stream()
                        .filter(column -> column.isKey() || column.fate() != Fate.KEPT)
                        .toList();
            case COLUMNS -> relation.columns();
        };
    }
}
