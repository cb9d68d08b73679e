package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Binding;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.Precedence;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds for an object the kind that knows it. */
final class KindRegistry {
    private final Map<String, ObjectKind<?>> kinds = new HashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();

    KindRegistry(List<ObjectKind<?>> kinds) {
        for (ObjectKind<?> kind : kinds) {
            this.kinds.put(kind.name(), kind);
            ranks.put(kind.name(), ranks.size());
        }
    }

    @SuppressWarnings("unchecked") // a kind's objects are of its type
    private <T extends SchemaObject> ObjectKind<T> of(T object) {
        ObjectKind<?> kind = kinds.get(object.id().kind());
        if (kind == null) {
            throw new IllegalArgumentException("no kind knows " + object.id());
        }
        return (ObjectKind<T>) kind;
    }

    /** Place of the object's kind among all kinds. */
    int rank(ObjectId id) {
        return ranks.getOrDefault(id.kind(), ranks.size());
    }

    boolean watchesChanges(ObjectId id) {
        ObjectKind<?> kind = kinds.get(id.kind());
        return kind != null && kind.watchesChanges();
    }

    List<ObjectId> requires(SchemaObject object) {
        return of(object).requires(object);
    }

    String address(SchemaObject object) {
        return of(object).address(object);
    }

    List<Statement> create(SchemaObject object, CreateContext context) {
        return of(object).create(object, context);
    }

    List<Statement> drop(SchemaObject object, Catalog from, Catalog to) {
        return of(object).drop(object, from, to);
    }

    Alteration alter(SchemaObject from, SchemaObject to, AlterContext context) {
        return of(from).alter(from, to, context);
    }

    Optional<ObjectId> inlineIn(SchemaObject object) {
        return of(object).inlineIn(object);
    }

    List<Binding> bindings(SchemaObject object) {
        return of(object).bindings(object);
    }

    List<Precedence> precedences(SchemaObject object, Predicate<ObjectId> isCreated) {
        return of(object).precedences(object, isCreated);
    }

    List<ObjectId> rebuiltWithoutIt(SchemaObject object, Catalog to) {
        return of(object).rebuiltWithoutIt(object, to);
    }

    List<ObjectId> heirs(SchemaObject object, Catalog from, Catalog to) {
        return of(object).heirs(object, from, to);
    }

    Optional<String> nameless(SchemaObject object) {
        return of(object).nameless(object);
    }

    List<Statement> rename(SchemaObject from, SchemaObject to) {
        return of(from).rename(from, to);
    }

    Set<String> occupies(SchemaObject object) {
        return of(object).occupies(object);
    }

    Alteration rebuild(SchemaObject object, SchemaObject rebuilt) {
        return of(object).rebuild(object, rebuilt);
    }
}
