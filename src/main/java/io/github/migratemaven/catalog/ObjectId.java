package io.github.migratemaven.catalog;

import java.util.List;

/**
 * Identity of an object over databases: its kind and its qualified name. Routines carry their argument types in the
 * name; parts of a relation carry schema, relation and own name.
 *
 * @param kind the kind's {@link ObjectKind#name()}
 * @param path the name, outermost part first, unquoted
 */
public record ObjectId(String kind, List<String> path) implements Comparable<ObjectId> {

    public ObjectId {
        path = List.copyOf(path);
    }

    /** The last part of the name. */
    public String name() {
        return path.get(path.size() - 1);
    }

    /** Parts joined by dots, for people: {@code public.books.title}. */
    public String dotted() {
        return String.join(".", path);
    }

    @Override
    public int compareTo(ObjectId other) {
        int byKind = kind.compareTo(other.kind);
        for (int i = 0; byKind == 0 && i < Math.min(path.size(), other.path.size()); i++) {
            byKind = path.get(i).compareTo(other.path.get(i));
        }
        return byKind != 0 ? byKind : Integer.compare(path.size(), other.path.size());
    }

    @Override
    public String toString() {
        return kind + " " + dotted();
    }
}
