package io.github.migratemaven.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names what the database holds and no kind has read, so that nothing is passed over in silence. */
final class UnhandledObjects {
    private UnhandledObjects() {}

    static Set<String> read(Statement statement, ObjectAddresses addresses, List<ObjectKind<?>> kinds)
            throws SQLException {
        Set<String> unhandled = new TreeSet<>(identities(statement, unread(statement, addresses)));
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

    private static List<String> unread(Statement statement, ObjectAddresses addresses) throws SQLException {
        Set<String> unread = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(OBJECTS)) {
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

    /** Catalogs of objects and their parts; the condition tells which rows are of interest. */
    private static final Map<String, String> CATALOGS = new TreeMap<>(Map.ofEntries(
            Map.entry("pg_namespace", "nspname !~ '^pg_'"),
            Map.entry("pg_class", inLastingSchema("relnamespace")),
            Map.entry("pg_type", inLastingSchema("typnamespace")),
            Map.entry("pg_proc", inLastingSchema("pronamespace")),
            Map.entry("pg_attrdef", ofLastingRelation("adrelid")),
            // a constraint trigger's constraint is the trigger; a domain's NOT NULL is the domain's (17)
            Map.entry(
                    "pg_constraint",
                    "contype <> 't' and not (contype = 'n' and contypid <> 0) and (conrelid = 0 or "
                            + ofLastingRelation("conrelid") + ")"),
            Map.entry("pg_rewrite", ofLastingRelation("ev_class")),
            Map.entry("pg_trigger", ofLastingRelation("tgrelid")),
            Map.entry("pg_policy", "true"),
            Map.entry("pg_statistic_ext", "true"),
            Map.entry("pg_event_trigger", "true"),
            Map.entry("pg_collation", "true"),
            // one that others name as their partner, though nobody has defined it
            Map.entry("pg_operator", "oprcode <> 0"),
            Map.entry("pg_opfamily", "true"),
            Map.entry("pg_opclass", "true"),
            Map.entry("pg_amop", "true"),
            Map.entry("pg_amproc", "true"),
            Map.entry("pg_cast", "true"),
            Map.entry("pg_conversion", "true"),
            Map.entry("pg_ts_parser", "true"),
            Map.entry("pg_ts_template", "true"),
            Map.entry("pg_ts_dict", "true"),
            Map.entry("pg_ts_config", "true"),
            Map.entry("pg_foreign_data_wrapper", "true"),
            Map.entry("pg_foreign_server", "true"),
            Map.entry("pg_language", "true"),
            Map.entry("pg_transform", "true"),
            Map.entry("pg_am", "true"),
            Map.entry("pg_publication", "true"),
            Map.entry("pg_publication_rel", "true"),
            Map.entry("pg_default_acl", "true")));

    private static final String OBJECTS = CATALOGS.entrySet().stream()
            .map(catalog -> "select " + Address.of(catalog.getKey(), "oid") + " from pg_catalog." + catalog.getKey()
                    + " where oid >= 16384 and " + catalog.getValue())
            .collect(Collectors.joining(" union all "));

    private static final String SECURITY_LABELS = "select s.classoid || ':' || s.objoid || ':' || s.objsubid,"
            + " 'security label of ' || s.provider || ' on ' || s.objtype || ' ' || s.objname"
            + " from pg_catalog.pg_seclabels s where s.objoid >= 16384 and s.objtype not in"
            + " ('database', 'role', 'tablespace', 'large object')";

    private static String inLastingSchema(String schema) {
        return schema + "::pg_catalog.regnamespace::text !~ '^pg_(temp|toast)'";
    }

    private static String ofLastingRelation(String relation) {
        return "(select " + inLastingSchema("r.relnamespace") + " from pg_catalog.pg_class r where r.oid = " + relation
                + ")";
    }
}
