package io.github.migratemaven.catalog.reader;

import io.github.migratemaven.catalog.ObjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which identity stands at which address, with internal objects standing for the object they are part of. An address is
 * the way PostgreSQL itself points at an object, as in {@code pg_depend}, here as text: {@code pg_class:16401:2}.
 */
final class ObjectAddresses {
    private final Map<String, String> standsFor;
    private final Set<String> extensionMembers;
    private final Map<String, ObjectId> identities = new HashMap<>();
    private final Set<String> met = new HashSet<>();

    private ObjectAddresses(Map<String, String> standsFor, Set<String> extensionMembers) {
        this.standsFor = standsFor;
        this.extensionMembers = extensionMembers;
    }

    static ObjectAddresses read(CatalogQuestions questions) throws SQLException {
        Map<String, String> standsFor = new HashMap<>();
        try (ResultSet rows = questions.ask(INTERNAL_OBJECTS)) {
            while (rows.next()) {
                standsFor.put(rows.getString(1), rows.getString(2));
            }
        }
        Set<String> members = new HashSet<>(readMembers(questions, EXTENSION_MEMBERS, standsFor));
        if (members.stream().anyMatch(address -> address.startsWith("pg_class:"))) {
            members.addAll(readMembers(questions, OF_MEMBER_TABLES, standsFor));
        }
        return new ObjectAddresses(standsFor, members);
    }

    private static Set<String> readMembers(CatalogQuestions questions, String query, Map<String, String> standsFor)
            throws SQLException {
        Set<String> members = new HashSet<>();
        try (ResultSet rows = questions.ask(query)) {
            while (rows.next()) {
                members.add(rows.getString(1));
                standsFor.put(rows.getString(1), rows.getString(2));
            }
        }
        return members;
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

    /** Whether what stands at an address is part of another object. */
    boolean isPart(String address) {
        return standsFor.containsKey(address);
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

    private static final String EXTENSION_MEMBERS = """
        select k.relname || ':' || d.objid || ':' || d.objsubid, 'pg_extension:' || d.refobjid || ':0'
        from pg_catalog.pg_depend d join pg_catalog.pg_class k on k.oid = d.classid
        where d.deptype = 'e' and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
        """;

    /** What is of a table that an extension brings is no member itself; like pg_dump, nothing here looks at it. */
    private static final String OF_MEMBER_TABLES = """
        with relation as (
          select c.oid, 'pg_extension:' || d.refobjid || ':0' as extension
          from pg_catalog.pg_depend d
          join pg_catalog.pg_class c on c.oid = d.objid and c.relkind in ('r', 'p', 'f', 'm')
          where d.deptype = 'e' and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass)
        select 'pg_class:' || r.oid || ':' || a.attnum, r.extension
        from relation r join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0
        union all
        select 'pg_attrdef:' || d.oid || ':0', r.extension
        from relation r join pg_catalog.pg_attrdef d on d.adrelid = r.oid
        union all
        select 'pg_constraint:' || c.oid || ':0', r.extension
        from relation r join pg_catalog.pg_constraint c on c.conrelid = r.oid
        union all
        select 'pg_class:' || i.indexrelid || ':0', r.extension
        from relation r join pg_catalog.pg_index i on i.indrelid = r.oid
        union all
        select 'pg_trigger:' || t.oid || ':0', r.extension
        from relation r join pg_catalog.pg_trigger t on t.tgrelid = r.oid
        union all
        select 'pg_policy:' || p.oid || ':0', r.extension
        from relation r join pg_catalog.pg_policy p on p.polrelid = r.oid
        """;

    private static final String INTERNAL_OBJECTS = """
        -- a view's query is a rule named _RETURN
        select 'pg_rewrite:' || oid || ':0', 'pg_class:' || ev_class || ':0'
        from pg_catalog.pg_rewrite where rulename = '_RETURN' and oid >= 16384
        union all
        -- a relation's row type
        select 'pg_type:' || t.oid || ':0', 'pg_class:' || t.typrelid || ':0'
        from pg_catalog.pg_type t join pg_catalog.pg_class c on c.oid = t.typrelid
        where c.relkind <> 'c' and t.oid >= 16384
        union all
        -- the relation of a stand-alone composite type
        select 'pg_class:' || t.typrelid || ':0', 'pg_type:' || t.oid || ':0'
        from pg_catalog.pg_type t join pg_catalog.pg_class c on c.oid = t.typrelid
        where c.relkind = 'c' and t.oid >= 16384
        union all
        -- the arrays of a type
        select 'pg_type:' || typarray || ':0', 'pg_type:' || oid || ':0'
        from pg_catalog.pg_type where typarray <> 0 and oid >= 16384
        union all
        -- the multirange type of a range type
        select 'pg_type:' || d.objid || ':0', 'pg_type:' || d.refobjid || ':0'
        from pg_catalog.pg_depend d
        where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.refclassid = d.classid
          and d.deptype = 'i' and d.objid >= 16384
          and exists (select from pg_catalog.pg_type m where m.oid = d.objid and m.typtype = 'm')
        union all
        -- the index of a constraint
        select 'pg_class:' || conindid || ':0', 'pg_constraint:' || oid || ':0'
        from pg_catalog.pg_constraint where contype in ('p', 'u', 'x') and conindid <> 0
        union all
        -- the trigger of a foreign key
        select 'pg_trigger:' || oid || ':0', 'pg_constraint:' || tgconstraint || ':0'
        from pg_catalog.pg_trigger where tgisinternal and tgconstraint <> 0
        union all
        -- a partition's share of a foreign key
        select 'pg_constraint:' || oid || ':0', 'pg_constraint:' || conparentid || ':0'
        from pg_catalog.pg_constraint where contype = 'f' and conparentid <> 0
        union all
        -- an extension's additions to operator families
        select 'pg_amop:' || m.oid || ':0',
          case when exists (
            select from pg_catalog.pg_depend d
            where d.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass and d.objid = m.amopopr and d.deptype = 'e')
          then 'pg_operator:' || m.amopopr || ':0' else 'pg_opfamily:' || m.amopfamily || ':0' end
        from pg_catalog.pg_amop m
        where m.oid >= 16384 and not exists (
          select from pg_catalog.pg_depend d
          where d.deptype = 'i' and d.classid = 'pg_catalog.pg_amop'::pg_catalog.regclass and d.objid = m.oid)
        union all
        select 'pg_amproc:' || m.oid || ':0',
          case when exists (
            select from pg_catalog.pg_depend d
            where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = m.amproc::oid and d.deptype = 'e')
          then 'pg_proc:' || m.amproc::oid || ':0' else 'pg_opfamily:' || m.amprocfamily || ':0' end
        from pg_catalog.pg_amproc m
        where m.oid >= 16384 and not exists (
          select from pg_catalog.pg_depend d
          where d.deptype = 'i' and d.classid = 'pg_catalog.pg_amproc'::pg_catalog.regclass and d.objid = m.oid)
        union all
        -- the constructors of a range type and the cast to its multirange type
        select k.relname || ':' || d.objid || ':0', 'pg_type:' || d.refobjid || ':0'
        from pg_catalog.pg_depend d join pg_catalog.pg_class k on k.oid = d.classid
        where d.deptype = 'i' and d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
          and d.classid in ('pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_cast'::pg_catalog.regclass)
        union all
        -- operators and support functions that an operator class cannot do without
        select k.relname || ':' || d.objid || ':0', 'pg_opclass:' || d.refobjid || ':0'
        from pg_catalog.pg_depend d join pg_catalog.pg_class k on k.oid = d.classid
        where d.deptype = 'i' and d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass
        union all
        -- a column's NOT NULL constraint (18)
        select 'pg_constraint:' || oid || ':0', 'pg_class:' || conrelid || ':' || conkey[1]
        from pg_catalog.pg_constraint where contype = 'n' and conrelid <> 0
        union all
        -- a domain's NOT NULL constraint (17)
        select 'pg_constraint:' || oid || ':0', 'pg_type:' || contypid || ':0'
        from pg_catalog.pg_constraint where contype = 'n' and contypid <> 0
        union all
        -- the expression of a generated column
        select 'pg_attrdef:' || d.oid || ':0', 'pg_class:' || d.adrelid || ':' || d.adnum
        from pg_catalog.pg_attrdef d
        join pg_catalog.pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
        where a.attgenerated <> ''
        """;
}
