package io.github.migratemaven.catalog.reader;

import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the objects of one kind are read from a server of one version. */
record KindQuery<T extends SchemaObject>(String sql, RecordDecoder<T> decoder) {
    private static final Map<Key, KindQuery<?>> MADE = new ConcurrentHashMap<>();

    private record Key(ObjectKind<?> kind, int version) {}

    /** To make one costs more than to read a small catalog, which is done again and again. */
    @SuppressWarnings("unchecked") // each stands for the kind that it was made for
    static <T extends SchemaObject> KindQuery<T> of(ObjectKind<T> kind, int version) {
        return (KindQuery<T>) MADE.computeIfAbsent(new Key(kind, version), key -> made(kind, version));
    }

    private static <T extends SchemaObject> KindQuery<T> made(ObjectKind<T> kind, int version) {
        return new KindQuery<>(kind.query(version), new RecordDecoder<>(kind.name(), kind.type()));
    }
}
