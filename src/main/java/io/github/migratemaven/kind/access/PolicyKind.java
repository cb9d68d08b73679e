package io.github.migratemaven.kind.access;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Row security policies. */
public final class PolicyKind implements ObjectKind<PolicyKind.Policy> {

    /** A policy; {@code using} and {@code check} are absent where it has none. */
    public record Policy(
            ObjectId id,
            ObjectId relation,
            String table,
            String name,
            boolean permissive,
            String command,
            List<String> roles,
            Optional<String> using,
            Optional<String> check)
            implements SchemaObject {

        String clauses() {
            return " to " + String.join(", ", roles)
                    + using.map(expression -> " using (" + expression + ")").orElse("")
                    + check.map(expression -> " with check (" + expression + ")")
                            .orElse("");
        }
    }

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public Class<Policy> type() {
        return Policy.class;
    }

    @Override
    public String query(int version) {
        return """
            select 'pg_policy:' || p.oid || ':0' as address, array[n.nspname, c.relname, p.polname]::text[] as path,
              'pg_class:' || c.oid || ':0' as relation,
              c.oid::pg_catalog.regclass::text as table,
              pg_catalog.quote_ident(p.polname) as name,
              p.polpermissive as permissive,
              case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
                when 'd' then 'delete' else 'all' end as command,
              (select pg_catalog.array_agg(
                 case when r.role = 0 then 'public'
                   else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r.role)) end order by 1)
               from pg_catalog.unnest(p.polroles) r(role)) as roles,
              pg_catalog.pg_get_expr(p.polqual, p.polrelid) as using,
              pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as check
            from pg_catalog.pg_policy p
            join pg_catalog.pg_class c on c.oid = p.polrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 2
            """;
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_policy"));
    }

    @Override
    public String address(Policy policy) {
        return "policy " + policy.name() + " on " + policy.table();
    }

    @Override
    public List<DropDependency> dropDependencies(Policy policy) {
        return List.of(new DropDependency(policy.id(), policy.relation()));
    }

    @Override
    public List<Statement> create(Policy policy, CreateContext context) {
        return Statement.list("create policy " + policy.name() + " on " + policy.table()
                + (policy.permissive() ? "" : " as restrictive") + " for " + policy.command() + policy.clauses());
    }

    @Override
    public List<Statement> drop(Policy policy, Catalog from) {
        return Statement.list("drop policy " + policy.name() + " on " + policy.table());
    }

    @Override
    public Alteration alter(Policy from, Policy to, AlterContext context) {
        boolean sameShape = from.permissive() == to.permissive()
                && from.command().equals(to.command())
                && from.using().isPresent() == to.using().isPresent()
                && from.check().isPresent() == to.check().isPresent();
        return sameShape
                ? Alteration.inPlace(Statement.list("alter policy " + to.name() + " on " + to.table() + to.clauses()))
                : Alteration.replace();
    }

    @Override
    public Set<String> printed(Policy policy) {
        return Set.of("using", "check");
    }

    @Override
    public boolean inTheWayOfRetyping(Policy policy, boolean comparable) {
        return true;
    }

    @Override
    public boolean writtenByHand() {
        return true;
    }
}
