package io.github.migratemaven.autogenerate.normal;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import java.sql.SQLException;
import java.util.Set;

/** How the texts of two catalogs are made comparable. */
@FunctionalInterface
public interface Spelling {

    /** Every text as it was read. */
    Spelling AS_READ = Alike::new;

    /**
     * Both catalogs, with the texts that differ between them spelled alike where they mean the same.
     *
     * @throws SQLException when the shadow database fails
     */
    Alike alike(Catalog from, Catalog to) throws SQLException;

    /**
     * A catalog with some of its objects in fewer words, where they are shown to mean the same.
     *
     * @throws SQLException when the shadow database fails
     */
    default Catalog inFewerWords(Catalog catalog, Set<ObjectId> ids) throws SQLException {
        return catalog;
    }
}
