package io.github.migratemaven.kind.type;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.ModelNeed;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks of domains. */
public final class DomainConstraintKind implements ObjectKind<DomainConstraintKind.DomainConstraint> {

    /** A named check of a domain. */
    public record DomainConstraint(ObjectId id, ObjectId domain, String domainName, String name, String definition)
            implements SchemaObject {}

    @Override
    public String name() {
        return "domain constraint";
    }

    @Override
    public Class<DomainConstraint> type() {
        return DomainConstraint.class;
    }

    @Override
    public String query(int version) {
        return """
            select 'pg_constraint:' || k.oid || ':0' as address,
              array[n.nspname, t.typname, k.conname]::text[] as path,
              'pg_type:' || t.oid || ':0' as domain,
              pg_catalog.format_type(t.oid, null) as domain_name,
              pg_catalog.quote_ident(k.conname) as name,
              pg_catalog.pg_get_constraintdef(k.oid) as definition
            from pg_catalog.pg_constraint k
            join pg_catalog.pg_type t on t.oid = k.contypid
            join pg_catalog.pg_namespace n on n.oid = t.typnamespace
            where k.contype = 'c' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 2
            """;
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.DOMAIN_CONSTRAINTS);
    }

    @Override
    public String address(DomainConstraint check) {
        return "constraint " + check.name() + " on domain " + check.domainName();
    }

    @Override
    public Optional<ObjectId> inlineIn(DomainConstraint check) {
        return check.definition().endsWith(" NOT VALID") ? Optional.empty() : Optional.of(check.domain());
    }

    @Override
    public List<DropDependency> dropDependencies(DomainConstraint check) {
        return List.of(new DropDependency(check.id(), check.domain()));
    }

    @Override
    public List<Statement> create(DomainConstraint check, CreateContext context) {
        return List.of(guarded(
                "alter domain " + check.domainName() + " add constraint " + check.name() + " " + check.definition(),
                check,
                context.from()));
    }

    private static Statement guarded(String sql, DomainConstraint check, Catalog now) {
        Statement statement = Statement.of(sql);
        return Domains.refused("", check)
                .flatMap(checked -> Domains.offenders(
                        check.domainName(),
                        now,
                        "have a value that the check " + check.name() + " of the domain " + check.domainName()
                                + " does not allow",
                        value -> Domains.refused(value, check).orElseThrow()))
                .map(statement::guardedBy)
                .orElse(statement);
    }

    @Override
    public List<Statement> drop(DomainConstraint check, Catalog from) {
        return Statement.list("alter domain " + check.domainName() + " drop constraint " + check.name());
    }

    @Override
    public Alteration alter(DomainConstraint from, DomainConstraint to, AlterContext context) {
        return from.definition().equals(to.definition() + " NOT VALID")
                ? Alteration.inPlace(List.of(guarded(
                        "alter domain " + to.domainName() + " validate constraint " + to.name(), to, context.from())))
                : Alteration.replace();
    }

    /** What PostgreSQL cannot ask of values inside others is asked of them while they are converted. */
    @Override
    public List<ObjectId> rebuiltWithIt(DomainConstraint check, AlterContext context) {
        return !check.definition().endsWith(" NOT VALID") && Domains.isHeldInside(check.domain(), context.from())
                ? List.of(check.domain())
                : List.of();
    }

    @Override
    public Set<String> printed(DomainConstraint check) {
        return Set.of("definition");
    }

    @Override
    public ModelNeed neededByModel() {
        return ModelNeed.UNLESS_MADE;
    }
}
