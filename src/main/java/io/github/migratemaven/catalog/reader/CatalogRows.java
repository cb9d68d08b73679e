package io.github.migratemaven.catalog.reader;

import io.github.migratemaven.catalog.ObjectKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Addresses of all rows of the system catalogs that the kinds stand in, those that came with the database aside. Most
 * catalogs of most databases hold no other: the queries of their kinds, which cost the server more to plan than to run,
 * need not be sent then.
 */
final class CatalogRows {
    private static final String SECURITY_LABEL = "pg_seclabel:0:0";

    /** Those in which every table has rows that are no objects: its row type, a view's query, a foreign key's triggers. */
    private static final Set<String> WITH_PARTS_OF_RELATIONS = Set.of("pg_type", "pg_rewrite", "pg_trigger");

    private static final String LABELS = """
         union all
        select '%s' where exists (select from pg_catalog.pg_seclabel where objoid >= 16384)
          or exists (select from pg_catalog.pg_shseclabel
                     where classoid = 'pg_catalog.pg_subscription'::pg_catalog.regclass)
        """.formatted(SECURITY_LABEL);

    private final Set<String> addresses;
    private final Set<String> catalogsWithObjects;

    private CatalogRows(Set<String> addresses, Set<String> catalogsWithObjects) {
        this.addresses = addresses;
        this.catalogsWithObjects = catalogsWithObjects;
    }

    static CatalogRows read(CatalogQuestions questions, List<ObjectKind<?>> kinds, ObjectAddresses known)
            throws SQLException {
        Set<String> addresses = new LinkedHashSet<>();
        Set<String> catalogsWithObjects = new HashSet<>();
        try (ResultSet rows = questions.ask(query(kinds))) {
            while (rows.next()) {
                String address = rows.getString(1);
                addresses.add(address);
                if (isObject(address, known)) {
                    catalogsWithObjects.add(catalog(address));
                }
            }
        }
        return new CatalogRows(addresses, catalogsWithObjects);
    }

    /** Whether a row is one that a kind's query may find and keep. */
    static boolean isObject(String address, ObjectAddresses known) {
        return !known.isExtensionMember(address)
                && !(WITH_PARTS_OF_RELATIONS.contains(catalog(address)) && known.isPart(address));
    }

    private static String catalog(String address) {
        return address.substring(0, address.indexOf(':'));
    }

    private static String query(List<ObjectKind<?>> kinds) {
        return kinds.stream()
                .flatMap(kind -> kind.catalogs().stream())
                .distinct()
                .map(catalog -> """
                    select '%1$s:' || oid || ':0' from pg_catalog.%1$s where oid >= 16384 and %2$s
                    """.formatted(catalog.name(), catalog.rows()))
                .collect(Collectors.joining(" union all ", "", LABELS));
    }

    /** Whether the kind's query can find anything that is an object of its own. */
    boolean mayHold(ObjectKind<?> kind) {
        return kind.catalogs().isEmpty()
                || kind.comesWithDatabases()
                || kind.catalogs().stream().anyMatch(catalog -> catalogsWithObjects.contains(catalog.name()));
    }

    boolean haveSecurityLabels() {
        return addresses.contains(SECURITY_LABEL);
    }

    /** Those that no kind has met, in alphabetical order. */
    List<String> unknownTo(ObjectAddresses known) {
        return addresses.stream()
                .filter(address -> !address.equals(SECURITY_LABEL) && !known.isKnown(address))
                .sorted()
                .toList();
    }
}
