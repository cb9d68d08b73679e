package io.github.migratemaven.catalog.reader;

import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        select '%s', '' where exists (select from pg_catalog.pg_seclabel where objoid >= 16384)
          or exists (select from pg_catalog.pg_shseclabel
                     where classoid = 'pg_catalog.pg_subscription'::pg_catalog.regclass)
        """.formatted(SECURITY_LABEL);

    private final Map<String, Sort> rows;
    private final Set<Sort> present;
    private final Set<Sort> presentAsObjects = new HashSet<>();

    private CatalogRows(Map<String, Sort> rows, ObjectAddresses known) {
        this.rows = rows;
        this.present = Set.copyOf(rows.values());
        rows.forEach((address, sort) -> {
            if (isObject(address, known)) {
                presentAsObjects.add(sort);
            }
        });
    }

    /** Rows of a catalog that are alike, as those of views in {@code pg_class}. */
    private record Sort(String catalog, String name) {}

    static CatalogRows read(CatalogQuestions questions, List<ObjectKind<?>> kinds, ObjectAddresses known)
            throws SQLException {
        Map<String, Sort> rows = new LinkedHashMap<>();
        try (ResultSet row = questions.ask(query(kinds))) {
            while (row.next()) {
                String address = row.getString(1);
                rows.put(address, new Sort(catalog(address), row.getString(2)));
            }
        }
        return new CatalogRows(rows, known);
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
                .flatMap(kind -> Stream.concat(kind.catalogs().stream(), kind.restsOn().stream()))
                .map(SystemCatalog::ofAnySort)
                .distinct()
                .map(catalog -> """
                    select '%1$s:' || oid || ':0', %3$s from pg_catalog.%1$s where oid >= 16384 and %2$s
                    """.formatted(catalog.name(), catalog.rows(), catalog.sort()))
                .collect(Collectors.joining(" union all ", "", LABELS));
    }

    /** Whether the kind's query can find anything that is an object of its own. */
    boolean mayHold(ObjectKind<?> kind) {
        if (kind.comesWithDatabases()) {
            return true;
        }
        return kind.catalogs().isEmpty()
                ? kind.restsOn().isEmpty() || isAnyIn(present, kind.restsOn())
                : isAnyIn(presentAsObjects, kind.catalogs());
    }

    /** Whether the row alone is a reason to ask for the kind. */
    boolean isReason(String address, ObjectKind<?> kind) {
        return isAnyIn(Set.of(Objects.requireNonNull(rows.get(address))), kind.catalogs());
    }

    private static boolean isAnyIn(Set<Sort> present, List<SystemCatalog> catalogs) {
        return present.stream().anyMatch(sort -> catalogs.stream()
                .anyMatch(catalog -> catalog.name().equals(sort.catalog())
                        && (catalog.sorts().isEmpty() || catalog.sorts().contains(sort.name()))));
    }

    boolean haveSecurityLabels() {
        return rows.containsKey(SECURITY_LABEL);
    }

    /** Those that no kind has met, in alphabetical order. */
    List<String> unknownTo(ObjectAddresses known) {
        return rows.keySet().stream()
                .filter(address -> !address.equals(SECURITY_LABEL) && !known.isKnown(address))
                .sorted()
                .toList();
    }
}
