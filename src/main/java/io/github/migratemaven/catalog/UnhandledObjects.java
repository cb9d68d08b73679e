package io.github.migratemaven.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names what the database holds and no kind has read, so that nothing is passed over in silence. */
final class UnhandledObjects {
    private UnhandledObjects() {}

    static Set<String> read(Statement statement, ObjectAddresses addresses, List<ObjectKind<?>> kinds)
            throws SQLException {
        Set<String> unhandled = new TreeSet<>(identities(statement, unread(statement, addresses, kinds)));
        unhandled.addAll(words(statement, SECURITY_LABELS, addresses));
        for (ObjectKind<?> kind : kinds) {
            if (kind.unread().isPresent()) {
                unhandled.addAll(words(statement, kind.unread().get(), addresses));
            }
        }
        return unhandled;
    }

    private static Set<String> words(Statement statement, String query, ObjectAddresses addresses) throws SQLException {
        Set<String> words = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                if (!addresses.isExtensionMember(rows.getString(1))) {
                    words.add(rows.getString(2));
                }
            }
        }
        return words;
    }

    private static String objects(List<ObjectKind<?>> kinds) {
        return kinds.stream()
                .flatMap(kind -> kind.catalogs().stream())
                .distinct()
                .map(catalog -> "select " + Address.of(catalog.name(), "oid") + " from pg_catalog." + catalog.name()
                        + " where oid >= 16384 and " + catalog.rows())
                .collect(Collectors.joining(" union all "));
    }

    private static List<String> unread(Statement statement, ObjectAddresses addresses, List<ObjectKind<?>> kinds)
            throws SQLException {
        Set<String> unread = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(objects(kinds))) {
            while (rows.next()) {
                String address = rows.getString(1);
                if (!addresses.isKnown(address)) {
                    unread.add(address);
                }
            }
        }
        return List.copyOf(unread);
    }

    private static Set<String> identities(Statement statement, List<String> addresses) throws SQLException {
        Set<String> identities = new TreeSet<>();
        if (addresses.isEmpty()) {
            return identities;
        }
        String values = addresses.stream()
                .map(address -> address.split(":"))
                .map(part -> "(" + part[0] + ", " + part[1] + ")")
                .collect(Collectors.joining(", "));
        try (ResultSet rows = statement.executeQuery("select o.type || ' ' || o.identity from (values " + values
                + ") u(class, oid), pg_catalog.pg_identify_object(u.class, u.oid, 0) o"
                + " where o.identity is not null")) {
            while (rows.next()) {
                identities.add(rows.getString(1));
            }
        }
        return identities;
    }

    private static final String SECURITY_LABELS = "select s.classoid || ':' || s.objoid || ':' || s.objsubid,"
            + " 'security label of ' || s.provider || ' on ' || s.objtype || ' ' || s.objname"
            + " from pg_catalog.pg_seclabels s where s.objoid >= 16384 and s.objtype not in"
            + " ('database', 'role', 'tablespace', 'large object')";
}
