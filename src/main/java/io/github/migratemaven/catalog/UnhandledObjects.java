package io.github.migratemaven.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** Names every object that the database holds and no kind has read, so that nothing is passed over in silence. */
final class UnhandledObjects {
    private UnhandledObjects() {}

    static Set<String> read(Statement statement, ObjectAddresses addresses) throws SQLException {
        Set<String> unhandled = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(CANDIDATES)) {
            while (rows.next()) {
                String address = rows.getString(1);
                if (!addresses.isExtensionMember(address)
                        && addresses.resolve(address).isEmpty()) {
                    unhandled.add(rows.getString(2) + " " + rows.getString(3));
                }
            }
        }
        return unhandled;
    }

    /** Every catalog whose rows are objects in their own right and that no kind reads. */
    private static final String CANDIDATES = """
            select address, (pg_catalog.pg_identify_object(classid, oid, 0)).type,
                   (pg_catalog.pg_identify_object(classid, oid, 0)).identity
            from (select %s as address, 'pg_catalog.pg_transform'::pg_catalog.regclass as classid, oid
                  from pg_catalog.pg_transform where oid >= 16384
                  union all
                  select %s, 'pg_catalog.pg_am'::pg_catalog.regclass, oid from pg_catalog.pg_am where oid >= 16384
                  union all
                  select %s, 'pg_catalog.pg_language'::pg_catalog.regclass, oid
                  from pg_catalog.pg_language where oid >= 16384) as found
            """.formatted(
                    Address.of("pg_transform", "oid"), Address.of("pg_am", "oid"), Address.of("pg_language", "oid"));
}
