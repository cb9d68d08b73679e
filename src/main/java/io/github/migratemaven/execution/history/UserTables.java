package io.github.migratemaven.execution.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Tables that somebody made: neither an extension's nor the version tables. */
public final class UserTables {
    private UserTables() {}

    /** Their names with schema, quoted where needed, in alphabetical order. */
    static List<String> in(Connection connection, List<String> schemas) throws SQLException {
        String sql = """
                select pg_catalog.format('%I.%I', n.nspname, c.relname)
                from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where n.nspname = any (?) and c.relkind in ('r', 'p', 'f')
                  and c.relname not in ('migrate_revision', 'migrate_event')
                  and not exists (select from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                      and d.objid = c.oid and d.deptype = 'e')
                order by 1
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            List<String> names = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return List.copyOf(names);
        }
    }
}
