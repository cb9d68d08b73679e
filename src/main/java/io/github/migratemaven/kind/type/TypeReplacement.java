package io.github.migratemaven.kind.type;

import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.sql.Identifiers;
import java.util.List;

/** Gets a type that PostgreSQL cannot alter out of the way of the new one, until no column holds its values any more. */
public final class TypeReplacement {
    private TypeReplacement() {}

    /** @param keyword {@code type} or {@code domain} */
    static Alteration.Convert of(String keyword, String reference) {
        String schema = reference.substring(0, Identifiers.schemaEnd(reference));
        String aside = aside(reference);
        return new Alteration.Convert(
                List.of(Statement.of("alter " + keyword + " " + reference + " rename to " + aside)),
                List.of(Statement.of("drop " + keyword + " " + schema + aside)));
    }

    /** The unqualified name under which something waits to be dropped. */
    public static String aside(String reference) {
        return Identifiers.withSuffix(Identifiers.unqualified(reference), "__replaced");
    }
}
