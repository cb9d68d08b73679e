package io.github.migratemaven.kind.access;

import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.sql.CatalogQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Privileges as {@code grantee|PRIVILEGE|option}, and the GRANT and REVOKE between two lists of them. */
final class Grants {
    private Grants() {}

    /**
     * A query expression for the privileges in {@code acl} that {@code base} lacks.
     *
     * @param acl an {@code aclitem[]} expression
     * @param base another
     */
    static String beyond(String acl, String base) {
        return CatalogQuery.of("""
                (select pg_catalog.array_agg(
                         g.who || '|' || g.what || '|' || g.option order by g.who, g.what, g.option)
                       from (
                         select case when a.grantee = 0 then 'public'
                             else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) end,
                           a.privilege_type, case when a.is_grantable then 'option' else '' end
                         from pg_catalog.aclexplode(:acl) a
                         except
                         select case when b.grantee = 0 then 'public'
                             else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(b.grantee)) end,
                           b.privilege_type, case when b.is_grantable then 'option' else '' end
                         from pg_catalog.aclexplode(:base) b) g(who, what, option))\
                """, Map.of("acl", acl, "base", base));
    }

    /** What leads from some privileges on an object, or on some columns of it, to others. */
    static List<Statement> between(
            List<String> granted,
            List<String> revoked,
            List<String> toGrant,
            List<String> toRevoke,
            String columns,
            String object) {
        List<Statement> statements = new ArrayList<>();
        statements.addAll(revoke("", without(granted, toGrant), columns, object));
        statements.addAll(revoke("", without(toRevoke, revoked), columns, object));
        statements.addAll(grant("", without(revoked, toRevoke), columns, object));
        statements.addAll(grant("", without(toGrant, granted), columns, object));
        return statements;
    }

    private static List<String> without(List<String> items, List<String> others) {
        return items.stream().filter(item -> !others.contains(item)).toList();
    }

    /** Takes {@code items} away from their grantees. */
    static List<Statement> revoke(String prefix, List<String> items, String object) {
        return revoke(prefix, items, "", object);
    }

    /** As above; {@code columns} is the parenthesised column list that each privilege is limited to. */
    static List<Statement> revoke(String prefix, List<String> items, String columns, String object) {
        return statements(prefix + "revoke ", items, columns, object, " from ", "");
    }

    /** Gives {@code items} to their grantees. */
    static List<Statement> grant(String prefix, List<String> items, String object) {
        return grant(prefix, items, "", object);
    }

    /** As above; {@code columns} is the parenthesised column list that each privilege is limited to. */
    static List<Statement> grant(String prefix, List<String> items, String columns, String object) {
        return statements(prefix + "grant ", items, columns, object, " to ", " with grant option");
    }

    private static List<Statement> statements(
            String verb, List<String> items, String columns, String object, String preposition, String withOption) {
        Map<String, List<String>> byGrantee = new LinkedHashMap<>();
        for (String item : items) {
            int last = item.lastIndexOf('|');
            int middle = item.lastIndexOf('|', last - 1);
            String grantee = item.substring(0, middle) + (item.endsWith("|option") ? withOption : "");
            byGrantee
                    .computeIfAbsent(grantee, key -> new ArrayList<>())
                    .add(item.substring(middle + 1, last).toLowerCase(Locale.ROOT) + columns);
        }
        List<Statement> statements = new ArrayList<>();
        byGrantee.forEach((grantee, privileges) ->
                statements.add(Statement.of(verb + String.join(", ", privileges) + object + preposition + grantee)));
        return statements;
    }
}
