package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rewrite rules, but for the one that a view is. */
public final class RuleKind implements ObjectKind<RuleKind.Rule> {

    /** A rule; {@code enabled} as for triggers. */
    public record Rule(ObjectId id, ObjectId relation, String table, String name, String definition, String enabled)
            implements SchemaObject {

        Statement enable() {
            return Statement.of("alter table " + table + " "
                    + switch (enabled) {
                        case "D" -> "disable rule ";
                        case "R" -> "enable replica rule ";
                        case "A" -> "enable always rule ";
                        default -> "enable rule ";
                    }
                    + name);
        }
    }

    @Override
    public String name() {
        return "rule";
    }

    @Override
    public Class<Rule> type() {
        return Rule.class;
    }

    @Override
    public String query(int version) {
        return """
            select 'pg_rewrite:' || r.oid || ':0' as address, array[n.nspname, c.relname, r.rulename]::text[] as path,
              'pg_class:' || c.oid || ':0' as relation,
              c.oid::pg_catalog.regclass::text as table,
              pg_catalog.quote_ident(r.rulename) as name,
              pg_catalog.rtrim(pg_catalog.pg_get_ruledef(r.oid, true), ';') as definition,
              r.ev_enabled::text as enabled
            from pg_catalog.pg_rewrite r
            join pg_catalog.pg_class c on c.oid = r.ev_class
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where r.rulename <> '_RETURN' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 2
            """;
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.ofRelation("pg_rewrite", "ev_class"));
    }

    @Override
    public String address(Rule rule) {
        return "rule " + rule.name() + " on " + rule.table();
    }

    @Override
    public List<DropDependency> dropDependencies(Rule rule) {
        return List.of(new DropDependency(rule.id(), rule.relation()));
    }

    @Override
    public List<Statement> create(Rule rule, CreateContext context) {
        List<Statement> statements = new ArrayList<>(Statement.list(rule.definition()));
        if (!rule.enabled().equals("O")) {
            statements.add(rule.enable());
        }
        return statements;
    }

    @Override
    public List<Statement> drop(Rule rule, Catalog from) {
        return Statement.list("drop rule " + rule.name() + " on " + rule.table());
    }

    @Override
    public Alteration alter(Rule from, Rule to, AlterContext context) {
        return from.definition().equals(to.definition())
                ? Alteration.inPlace(List.of(to.enable()))
                : Alteration.replace();
    }

    @Override
    public Set<String> printed(Rule rule) {
        return Set.of("definition");
    }

    @Override
    public boolean inTheWayOfRetyping(Rule rule, boolean comparable) {
        return true;
    }
}
