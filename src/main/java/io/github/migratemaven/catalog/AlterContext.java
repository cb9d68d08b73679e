package io.github.migratemaven.catalog;

import java.util.Set;

/**
 * What a kind may look at while it writes the SQL that alters or drops an object.
 *
 * @param from the catalog as it is
 * @param to the catalog as it shall be
 * @param version major version of the server that will run the SQL
 * @param remade what stands on both sides and is known to be dropped and created again, or set aside, in between
 */
public record AlterContext(Catalog from, Catalog to, int version, Set<ObjectId> remade) {

    /** Whether an object stands all the time, so that what rests on it need not look after itself. */
    public boolean lasts(ObjectId id) {
        return from.contains(id) && to.contains(id) && !remade.contains(id);
    }
}
