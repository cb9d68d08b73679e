package io.github.migratemaven.catalog.reader;

import io.github.migratemaven.catalog.ObjectKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names what the database holds and no kind has read, so that nothing is passed over in silence. */
final class UnhandledObjects {
    private UnhandledObjects() {}

    static Set<String> read(
            CatalogQuestions questions, ObjectAddresses addresses, CatalogRows rows, List<ObjectKind<?>> kinds)
            throws SQLException {
        Set<String> unhandled = new TreeSet<>(identities(questions, rows.unknownTo(addresses)));
        if (rows.haveSecurityLabels()) {
            unhandled.addAll(words(questions, SECURITY_LABELS, addresses));
        }
        for (ObjectKind<?> kind : kinds) {
            if (kind.unread().isPresent() && rows.mayHold(kind)) {
                unhandled.addAll(words(questions, kind.unread().get(), addresses));
            }
        }
        return unhandled;
    }

    private static Set<String> words(CatalogQuestions questions, String query, ObjectAddresses addresses)
            throws SQLException {
        Set<String> words = new TreeSet<>();
        try (ResultSet rows = questions.ask(query)) {
            while (rows.next()) {
                if (!addresses.isExtensionMember(rows.getString(1))) {
                    words.add(rows.getString(2));
                }
            }
        }
        return words;
    }

    private static Set<String> identities(CatalogQuestions questions, List<String> addresses) throws SQLException {
        Set<String> identities = new TreeSet<>();
        if (addresses.isEmpty()) {
            return identities;
        }
        String values = addresses.stream()
                .map(address -> address.split(":"))
                .map(part -> "('pg_catalog." + part[0] + "'::pg_catalog.regclass, " + part[1] + ")")
                .collect(Collectors.joining(", "));
        try (ResultSet rows = questions.ask("""
            select o.type || ' ' || o.identity
            from (values %s) u(class, oid), pg_catalog.pg_identify_object(u.class, u.oid, 0) o
            where o.identity is not null
            """.formatted(values))) {
            while (rows.next()) {
                identities.add(rows.getString(1));
            }
        }
        return identities;
    }

    private static final String SECURITY_LABELS = """
        select k.relname || ':' || s.objoid || ':' || s.objsubid,
          'security label of ' || s.provider || ' on ' || s.objtype || ' ' || s.objname
        from pg_catalog.pg_seclabels s join pg_catalog.pg_class k on k.oid = s.classoid
        where s.objoid >= 16384 and s.objtype not in ('database', 'role', 'tablespace', 'large object')
        """;
}
