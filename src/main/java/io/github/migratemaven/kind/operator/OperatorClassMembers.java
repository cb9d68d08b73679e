package io.github.migratemaven.kind.operator;

import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.References;
import java.util.Map;

/** Where operators and support functions stand in operator families, and which of them an operator class cannot do without. */
final class OperatorClassMembers {
    private OperatorClassMembers() {}

    /**
     * A query for all of them: {@code oid}, {@code address}, {@code family}, {@code class} (null for a loose one),
     * {@code slot}, {@code definition}, {@code number} and {@code of_extension}: whether an extension brought it.
     */
    static final String ALL = CatalogQuery.of(
            """

                    select o.oid, 'pg_amop:' || o.oid || ':0' as address, o.amopfamily as family,
                      (select d.refobjid from pg_catalog.pg_depend d
                       where d.classid = 'pg_catalog.pg_amop'::pg_catalog.regclass and d.objid = o.oid
                         and d.deptype = 'i' and d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass
                       limit 1) as class,
                      o.amopstrategy as number,
                      'operator ' || o.amopstrategy || :operands_of_operator as slot,
                      'operator ' || o.amopstrategy || ' ' || :operator_name || :operands_of_operator
                        || case when o.amoppurpose = 'o' then ' for order by ' || :sort_family else '' end as definition,
                      -- an extension's loose members are not members of the extension; what they consist of is
                      (:operator_is_of_extension or o.amopopr < 16384 and :operator_family_is) as of_extension
                    from pg_catalog.pg_amop o
                    union all
                    select p.oid, 'pg_amproc:' || p.oid || ':0', p.amprocfamily,
                      (select d.refobjid from pg_catalog.pg_depend d
                       where d.classid = 'pg_catalog.pg_amproc'::pg_catalog.regclass and d.objid = p.oid
                         and d.deptype = 'i' and d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass
                       limit 1),
                      p.amprocnum,
                      'function ' || p.amprocnum || :operands_of_function,
                      'function ' || p.amprocnum || :operands_of_function || ' ' || :function_name,
                      (:function_is_of_extension or p.amproc::oid < 16384 and :function_family_is)
                    from pg_catalog.pg_amproc p\
            """,
            Map.of(
                    "operator_name", References.operator("o.amopopr"),
                    "operands_of_operator", operands("o.amoplefttype", "o.amoprighttype"),
                    "sort_family", References.operatorFamily("o.amopsortfamily"),
                    "operator_is_of_extension", isMember("pg_operator", "o.amopopr"),
                    "operator_family_is", isMember("pg_opfamily", "o.amopfamily"),
                    "function_name", References.signature("p.amproc"),
                    "operands_of_function", operands("p.amproclefttype", "p.amprocrighttype"),
                    "function_is_of_extension", isMember("pg_proc", "p.amproc::oid"),
                    "function_family_is", isMember("pg_opfamily", "p.amprocfamily")));

    private static String isMember(String catalog, String oid) {
        return """
                exists (
                        select from pg_catalog.pg_depend d
                        where d.classid = 'pg_catalog.%s'::pg_catalog.regclass and d.objid = %s and d.deptype = 'e')\
                """.formatted(catalog, oid);
    }

    private static String operands(String left, String right) {
        return "' (' || pg_catalog.format_type(%s, null) || ', ' || pg_catalog.format_type(%s, null) || ')'"
                .formatted(left, right);
    }
}
