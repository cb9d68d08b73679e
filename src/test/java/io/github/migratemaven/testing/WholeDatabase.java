package io.github.migratemaven.testing;

import io.github.migratemaven.catalog.reader.CatalogScope;
import java.util.Set;

/** Reading all of a database but PostgreSQL's own, with {@code public} as the default schema. */
public final class WholeDatabase {
    public static final CatalogScope SCOPE = new CatalogScope("public", Set.of(), id -> false);

    private WholeDatabase() {}
}
