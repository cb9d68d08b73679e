package io.github.migratemaven.catalog.reader;

import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;

/** How the objects of one kind are read from a server of one version. */
record KindQuery<T extends SchemaObject>(int version, String sql, RecordDecoder<T> decoder) {

    static <T extends SchemaObject> KindQuery<T> of(ObjectKind<T> kind, int version) {
        return new KindQuery<>(version, kind.query(version), new RecordDecoder<>(kind.name(), kind.type()));
    }
}
