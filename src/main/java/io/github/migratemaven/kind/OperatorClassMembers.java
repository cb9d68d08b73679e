package io.github.migratemaven.kind;

import io.github.migratemaven.catalog.Address;

/** Where operators and support functions stand in operator families, and which of them an operator class cannot do without. */
final class OperatorClassMembers {
    private OperatorClassMembers() {}

    /**
     * A query for all of them: {@code oid}, {@code address}, {@code family}, {@code class} (null for a loose one),
     * {@code slot}, {@code definition}, {@code number} and {@code of_extension}: whether an extension brought it.
     */
    static final String ALL = "select o.oid, " + Address.of("pg_amop", "o.oid")
            + " as address, o.amopfamily as family, "
            + classOf("pg_amop", "o.oid") + " as class, o.amopstrategy as number, 'operator ' || o.amopstrategy"
            + operands("o.amoplefttype", "o.amoprighttype") + " as slot,"
            + " 'operator ' || o.amopstrategy || ' ' || " + References.operator("o.amopopr")
            + operands("o.amoplefttype", "o.amoprighttype")
            + " || case when o.amoppurpose = 'o' then ' for order by ' || "
            + References.operatorFamily("o.amopsortfamily") + " else '' end as definition, "
            + comesWithExtension("pg_operator", "o.amopopr", "o.amopfamily") + " as of_extension"
            + " from pg_catalog.pg_amop o union all select p.oid, " + Address.of("pg_amproc", "p.oid")
            + ", p.amprocfamily, " + classOf("pg_amproc", "p.oid") + ", p.amprocnum, 'function ' || p.amprocnum"
            + operands("p.amproclefttype", "p.amprocrighttype") + ", 'function ' || p.amprocnum"
            + operands("p.amproclefttype", "p.amprocrighttype") + " || ' ' || " + References.signature("p.amproc")
            + ", "
            + comesWithExtension("pg_proc", "p.amproc::oid", "p.amprocfamily")
            + " from pg_catalog.pg_amproc p";

    private static String classOf(String catalog, String oid) {
        return "(select d.refobjid from pg_catalog.pg_depend d where d.classid = 'pg_catalog." + catalog
                + "'::pg_catalog.regclass and d.objid = " + oid + " and d.deptype = 'i'"
                + " and d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass limit 1)";
    }

    /** An extension's loose members are not members of the extension; what they consist of is. */
    private static String comesWithExtension(String catalog, String item, String family) {
        return "(" + isMember(catalog, item) + " or " + item + " < 16384 and " + isMember("pg_opfamily", family) + ")";
    }

    private static String isMember(String catalog, String oid) {
        return "exists (select from pg_catalog.pg_depend d where d.classid = " + Address.classId(catalog)
                + " and d.objid = " + oid + " and d.deptype = 'e')";
    }

    private static String operands(String left, String right) {
        return " || ' (' || pg_catalog.format_type(" + left + ", null) || ', ' || pg_catalog.format_type(" + right
                + ", null) || ')'";
    }
}
