package io.github.migratemaven.kind.type;

import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.sql.Identifiers;
import java.util.List;
import java.util.function.Predicate;

/** Gets a type that PostgreSQL cannot alter out of the way of the new one, until no column holds its values any more. */
public final class TypeReplacement {
    private static final String ASIDE = "__replaced";

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
        return aside(reference, name -> false);
    }

    /**
     * As {@link #aside(String)}, where something else may wait under that name already.
     *
     * @param taken whether an unqualified name is
     */
    public static String aside(String reference, Predicate<String> taken) {
        String name = Identifiers.unqualified(reference);
        String aside = Identifiers.withSuffix(name, ASIDE);
        for (int number = 2; taken.test(aside); number++) {
            aside = Identifiers.withSuffix(name, ASIDE + number);
        }
        return aside;
    }

    /** Whether something waits to be dropped already, going by its name. */
    public static boolean isAside(ObjectId id) {
        return id.name().endsWith(ASIDE);
    }
}
