package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.KindLookup;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.Lineage;
import io.github.migratemaven.catalog.trait.Precedence;
import io.github.migratemaven.catalog.trait.Share;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the kind of an object says of it. */
final class KindRegistry {
    private final KindLookup kinds;
    private final Map<String, Integer> ranks = new HashMap<>();

    KindRegistry(List<ObjectKind<?>> kinds) {
        this.kinds = new KindLookup(kinds);
        kinds.forEach(kind -> ranks.put(kind.name(), ranks.size()));
    }

    Set<String> wordy(SchemaObject object) {
        return kinds.of(object).wordy(object);
    }

    /** Place of the object's kind among all kinds. */
    int rank(ObjectId id) {
        return ranks.getOrDefault(id.kind(), ranks.size());
    }

    boolean watchesChanges(ObjectId id) {
        return kinds.named(id.kind()).filter(ObjectKind::watchesChanges).isPresent();
    }

    List<ObjectId> requires(SchemaObject object) {
        return kinds.of(object).requires(object);
    }

    String address(SchemaObject object) {
        return kinds.of(object).address(object);
    }

    List<Statement> create(SchemaObject object, CreateContext context) {
        return kinds.of(object).create(object, context);
    }

    List<Statement> drop(SchemaObject object, AlterContext context) {
        return kinds.of(object).drop(object, context);
    }

    Alteration alter(SchemaObject from, SchemaObject to, AlterContext context) {
        return kinds.of(from).alter(from, to, context);
    }

    Optional<ObjectId> inlineIn(SchemaObject object) {
        return kinds.of(object).inlineIn(object);
    }

    List<DropDependency> dropDependencies(SchemaObject object) {
        return kinds.of(object).dropDependencies(object);
    }

    List<Precedence> precedences(SchemaObject object, Catalog to, Predicate<ObjectId> isCreated) {
        return kinds.of(object).precedences(object, to, isCreated);
    }

    Alteration.CarryOver carryOver(SchemaObject gone, AlterContext context) {
        return kinds.of(gone).carryOver(gone, context);
    }

    Optional<Lineage> lineage(SchemaObject object) {
        return kinds.of(object).lineage(object);
    }

    Optional<Share> share(SchemaObject object) {
        return kinds.of(object).share(object);
    }

    List<ObjectId> madeAnewWith(SchemaObject object) {
        return kinds.of(object).madeAnewWith(object);
    }

    boolean waitsAsText(SchemaObject object, AlterContext context) {
        return kinds.of(object).waitsAsText(object, context);
    }

    boolean outlives(SchemaObject object, ObjectId gone) {
        return kinds.of(object).outlives(object, gone);
    }

    Optional<ObjectId> handedDownFrom(SchemaObject object) {
        return kinds.of(object).handedDownFrom(object);
    }

    List<Precedence> alterPrecedences(SchemaObject object, Catalog from, Catalog to) {
        return kinds.of(object).alterPrecedences(object, from, to);
    }

    List<Statement> relocate(SchemaObject from, SchemaObject to, Catalog before, Catalog after) {
        return kinds.of(from).relocate(from, to, before, after);
    }

    boolean runsRoutines(ObjectId id) {
        return kinds.named(id.kind()).filter(ObjectKind::runsRoutines).isPresent();
    }

    Optional<ObjectId> filledFrom(SchemaObject object, Catalog from) {
        return kinds.of(object).filledFrom(object, from);
    }

    boolean holdsRows(SchemaObject object) {
        return kinds.of(object).holdsRows(object);
    }

    Optional<ObjectId> shapes(SchemaObject object) {
        return kinds.of(object).shapes(object);
    }

    List<ObjectId> rebuiltWithoutIt(SchemaObject object, AlterContext context) {
        return kinds.of(object).rebuiltWithoutIt(object, context);
    }

    List<ObjectId> rebuiltWithIt(SchemaObject object, AlterContext context) {
        return kinds.of(object).rebuiltWithIt(object, context);
    }

    List<ObjectId> heirs(SchemaObject object, Catalog from, Catalog to) {
        return kinds.of(object).heirs(object, from, to);
    }

    Optional<String> nameless(SchemaObject object) {
        return kinds.of(object).nameless(object);
    }

    List<Statement> rename(SchemaObject from, SchemaObject to) {
        return kinds.of(from).rename(from, to);
    }

    List<Statement> renameAside(SchemaObject object) {
        return kinds.of(object).renameAside(object);
    }

    Set<String> places(SchemaObject object) {
        return kinds.of(object).places(object);
    }

    Set<String> occupies(SchemaObject object) {
        return kinds.of(object).occupies(object);
    }

    Optional<Alteration.Convert> makeWay(SchemaObject object) {
        return kinds.of(object).makeWay(object);
    }

    Alteration rebuild(SchemaObject object, SchemaObject rebuilt, AlterContext context) {
        return kinds.of(object).rebuild(object, rebuilt, context);
    }
}
