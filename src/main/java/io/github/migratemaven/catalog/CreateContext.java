package io.github.migratemaven.catalog;

import java.util.List;
import java.util.Set;

/**
 * What a kind may look at while it writes the SQL that creates an object.
 *
 * @param from the catalog that the change starts from
 * @param to the catalog that the object stands in
 * @param fresh everything that the same change creates, and that therefore holds no rows yet
 * @param remade what stands on both sides and is dropped and created again, or set aside, in between
 * @param setAside what of that waits under another name meanwhile, so that its values can be converted
 * @param parts objects created inline with it, in their order
 */
public record CreateContext(
        Catalog from,
        Catalog to,
        Set<ObjectId> fresh,
        Set<ObjectId> remade,
        Set<ObjectId> setAside,
        List<SchemaObject> parts) {

    /** For what a change in place shares with a creation. */
    public static CreateContext of(AlterContext context) {
        return new CreateContext(context.from(), context.to(), Set.of(), context.remade(), Set.of(), List.of());
    }

    /** The inline parts of one type. */
    public <P extends SchemaObject> List<P> parts(Class<P> type) {
        return parts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Whether an object stood before, and still does. */
    public boolean lasts(ObjectId id) {
        return from.contains(id) && to.contains(id) && !remade.contains(id);
    }

    /** Whether an object is created by the same change, and empty. */
    public boolean isFresh(ObjectId id) {
        return fresh.contains(id);
    }
}
