package io.github.migratemaven.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which identity stands at which address, with internal objects standing for the object they are part of. */
final class ObjectAddresses {
    private final Map<String, String> standsFor;
    private final Set<String> extensionMembers;
    private final Map<String, ObjectId> identities = new HashMap<>();
    private final Set<String> met = new HashSet<>();

    private ObjectAddresses(Map<String, String> standsFor, Set<String> extensionMembers) {
        this.standsFor = standsFor;
        this.extensionMembers = extensionMembers;
    }

    static ObjectAddresses read(Statement statement) throws SQLException {
        Map<String, String> standsFor = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(INTERNAL_OBJECTS)) {
            while (rows.next()) {
                standsFor.put(rows.getString(1), rows.getString(2));
            }
        }
        Set<String> members = new HashSet<>();
        try (ResultSet rows = statement.executeQuery("""
            select classid || ':' || objid || ':' || objsubid, refclassid || ':' || refobjid || ':0'
            from pg_catalog.pg_depend
            where deptype = 'e' and refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass\
            """)) {
            while (rows.next()) {
                members.add(rows.getString(1));
                standsFor.put(rows.getString(1), rows.getString(2));
            }
        }
        return new ObjectAddresses(standsFor, members);
    }

    /** That a kind has read the row of an address, whether or not it makes an object of ours. */
    void met(String address) {
        met.add(address);
    }

    /** Whether a kind has read the object at an address, or what it is part of. */
    boolean isKnown(String address) {
        return met.contains(address)
                || extensionMembers.contains(address)
                || standsFor.containsKey(address) && isKnown(standsFor.get(address));
    }

    void add(String address, ObjectId id) {
        identities.put(address, id);
    }

    boolean isExtensionMember(String address) {
        return extensionMembers.contains(address);
    }

    /** Whether an extension made the object at an address, or the whole that it is a part of. */
    boolean isInsideExtension(String address) {
        return isExtensionMember(address) || isExtensionMember(address.substring(0, address.lastIndexOf(':')) + ":0");
    }

    /** The identity at an address; for a part that has none of its own, that of the whole. */
    Optional<ObjectId> resolve(String address) {
        String current = address;
        for (int hops = 0; hops < 8; hops++) {
            ObjectId id = identities.get(current);
            if (id != null) {
                return Optional.of(id);
            }
            String next = standsFor.get(current);
            if (next == null && !current.endsWith(":0")) {
                next = current.substring(0, current.lastIndexOf(':')) + ":0";
            }
            if (next == null) {
                return Optional.empty();
            }
            current = next;
        }
        return Optional.empty();
    }

    private static final String INTERNAL_OBJECTS = internalObjects();

    private static String internalObjects() {
        String relation = Address.of("pg_class", "%s");
        return String.join(
                " union all ",
                // a view's query is a rule named _RETURN
                "select " + Address.of("pg_rewrite", "oid") + ", " + relation.formatted("ev_class")
                        + " from pg_catalog.pg_rewrite where rulename = '_RETURN' and oid >= 16384",
                // a relation's row type; the relation of a stand-alone composite type
                "select " + Address.of("pg_type", "t.oid") + ", " + relation.formatted("t.typrelid")
                        + " from pg_catalog.pg_type t join pg_catalog.pg_class c on c.oid = t.typrelid"
                        + " where c.relkind <> 'c' and t.oid >= 16384",
                "select " + relation.formatted("t.typrelid") + ", " + Address.of("pg_type", "t.oid")
                        + " from pg_catalog.pg_type t join pg_catalog.pg_class c on c.oid = t.typrelid"
                        + " where c.relkind = 'c' and t.oid >= 16384",
                "select " + Address.of("pg_type", "typarray") + ", " + Address.of("pg_type", "oid")
                        + " from pg_catalog.pg_type where typarray <> 0 and oid >= 16384",
                "select " + Address.of("pg_type", "d.objid") + ", " + Address.of("pg_type", "d.refobjid")
                        + " from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass"
                        + " and d.refclassid = d.classid and d.deptype = 'i' and d.objid >= 16384"
                        + " and exists (select from pg_catalog.pg_type m where m.oid = d.objid and m.typtype = 'm')",
                // the index of a constraint; the trigger of a foreign key; a partition's share of one
                "select " + relation.formatted("conindid") + ", " + Address.of("pg_constraint", "oid")
                        + " from pg_catalog.pg_constraint where contype in ('p', 'u', 'x') and conindid <> 0",
                "select " + Address.of("pg_trigger", "oid") + ", " + Address.of("pg_constraint", "tgconstraint")
                        + " from pg_catalog.pg_trigger where tgisinternal and tgconstraint <> 0",
                "select " + Address.of("pg_constraint", "oid") + ", " + Address.of("pg_constraint", "conparentid")
                        + " from pg_catalog.pg_constraint where contype = 'f' and conparentid <> 0",
                // an extension's additions to operator families
                member("pg_amop", "amopfamily", "pg_operator", "amopopr"),
                member("pg_amproc", "amprocfamily", "pg_proc", "amproc::oid"),
                // the constructors of a range type and the cast to its multirange type
                "select d.classid || ':' || d.objid || ':0', d.refclassid || ':' || d.refobjid || ':0'"
                        + " from pg_catalog.pg_depend d where d.deptype = 'i'"
                        + " and d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.classid in ("
                        + Address.classId("pg_proc") + ", " + Address.classId("pg_cast") + ")",
                // operators and support functions that an operator class cannot do without
                "select d.classid || ':' || d.objid || ':0', d.refclassid || ':' || d.refobjid || ':0'"
                        + " from pg_catalog.pg_depend d where d.deptype = 'i'"
                        + " and d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass",
                // a column's NOT NULL constraint (18); the expression of a generated column
                "select " + Address.of("pg_constraint", "oid") + ", " + Address.of("pg_class", "conrelid", "conkey[1]")
                        + " from pg_catalog.pg_constraint where contype = 'n' and conrelid <> 0",
                "select " + Address.of("pg_constraint", "oid") + ", " + Address.of("pg_type", "contypid")
                        + " from pg_catalog.pg_constraint where contype = 'n' and contypid <> 0",
                "select " + Address.of("pg_attrdef", "d.oid") + ", " + Address.of("pg_class", "d.adrelid", "d.adnum")
                        + " from pg_catalog.pg_attrdef d join pg_catalog.pg_attribute a"
                        + " on a.attrelid = d.adrelid and a.attnum = d.adnum where a.attgenerated <> ''");
    }

    private static String member(String catalog, String family, String itemCatalog, String item) {
        return "select " + Address.of(catalog, "m.oid") + ", case when exists (select from pg_catalog.pg_depend d"
                + " where d.classid = " + Address.classId(itemCatalog) + " and d.objid = m." + item
                + " and d.deptype = 'e') then " + Address.of(itemCatalog, "m." + item) + " else "
                + Address.of("pg_opfamily", "m." + family) + " end from pg_catalog." + catalog + " m"
                + " where m.oid >= 16384 and not exists (select from pg_catalog.pg_depend d where d.deptype = 'i'"
                + " and d.classid = " + Address.classId(catalog) + " and d.objid = m.oid)";
    }
}
