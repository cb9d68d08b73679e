package io.github.migratemaven.page.schema;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.kind.database.CommentKind.Comment;
import java.util.HashMap;
import java.util.Map;

/** Finds the comment on an object. */
final class Comments {
    private final Map<ObjectId, String> objects = new HashMap<>();
    private final Map<ObjectId, Map<String, String>> parts = new HashMap<>();

    Comments(Catalog catalog) {
        for (Comment comment : catalog.all(Comment.class)) {
            if (comment.part().isEmpty() || catalog.contains(comment.target()) && isItself(comment)) {
                objects.put(comment.target(), comment.text());
            } else {
                parts.computeIfAbsent(comment.target(), target -> new HashMap<>())
                        .put(comment.part(), comment.text());
            }
        }
    }

    /** A column that is an object of its own is the target, and named as the part too. */
    private static boolean isItself(Comment comment) {
        return comment.target().path().size() > 2 && comment.target().name().equals(comment.part())
                || comment.part().equals("index");
    }

    /** Empty where there is none. */
    String on(ObjectId id) {
        return objects.getOrDefault(id, "");
    }

    /** On a column, be it an object of its own or not. */
    String onColumn(ObjectId relation, ObjectId column) {
        String own = on(column);
        return own.isEmpty() ? parts.getOrDefault(relation, Map.of()).getOrDefault(column.name(), "") : own;
    }
}
