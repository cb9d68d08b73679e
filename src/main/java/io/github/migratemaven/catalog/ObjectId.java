package io.github.migratemaven.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Identity of an object over databases: its kind and its qualified name. Routines carry their argument types in the
 * name; parts of a relation carry schema, relation and own name.
 */
public final class ObjectId implements Comparable<ObjectId> {
    private final String kind;
    private final List<String> path;
    /** Everything is looked up by identity, so this is asked for a thousand times as often as it is made. */
    private final int hash;

    /**
     * @param kind the kind's {@link ObjectKind#name()}
     * @param path the name, outermost part first, unquoted
     */
    public ObjectId(String kind, List<String> path) {
        this.kind = kind;
        this.path = List.copyOf(path);
        this.hash = 31 * kind.hashCode() + this.path.hashCode();
    }

    public String kind() {
        return kind;
    }

    public List<String> path() {
        return path;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof ObjectId that
                        && hash == that.hash
                        && path.equals(that.path)
                        && kind.equals(that.kind);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The last part of the name. */
    public String name() {
        return path.get(path.size() - 1);
    }

    /** Parts joined by dots, for people: {@code public.books.title}. */
    public String dotted() {
        return String.join(".", path);
    }

    /** The same without the schema where it is this one: {@code books.title}. */
    public String dottedIn(String schema) {
        boolean omit = path.size() > 1 && path.get(0).equals(schema);
        return String.join(".", omit ? path.subList(1, path.size()) : path);
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
