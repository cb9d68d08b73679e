package io.github.migratemaven.kind.type;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Acl;
import io.github.migratemaven.catalog.trait.Evaluated;
import io.github.migratemaven.catalog.trait.ModelNeed;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.Expressions;
import io.github.migratemaven.kind.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Domains, without their checks. */
public final class DomainKind implements ObjectKind<DomainKind.Domain> {

    /** A domain over {@code baseType}; {@code collation} and {@code defaultExpression} are empty for none. */
    public record Domain(
            ObjectId id,
            String reference,
            String baseType,
            String collation,
            String notNull,
            Optional<String> defaultExpression)
            implements SchemaObject {}

    @Override
    public String name() {
        return "domain";
    }

    @Override
    public Class<Domain> type() {
        return Domain.class;
    }

    /** Since 17 NOT NULL is a constraint with a name. */
    private static final String NOT_NULL_17 = """
        (select case when k.conname = left(t.typname, 54) || '_not_null'
                    then '' else 'constraint ' || pg_catalog.quote_ident(k.conname) || ' ' end || 'not null'
           from pg_catalog.pg_constraint k
           where k.contypid = t.oid and k.contype = 'n')\
        """;

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_type:' || t.oid || ':0' as address, array[n.nspname, t.typname]::text[] as path,
                  pg_catalog.format_type(t.oid, null) as reference,
                  pg_catalog.format_type(t.typbasetype, t.typtypmod) as base_type,
                  case when t.typcollation <> b.typcollation then (
                    select case when pg_catalog.pg_collation_is_visible(l.oid) then ''
                        else pg_catalog.quote_ident(ln.nspname) || '.' end || pg_catalog.quote_ident(l.collname)
                    from pg_catalog.pg_collation l
                    join pg_catalog.pg_namespace ln on ln.oid = l.collnamespace
                    where l.oid = t.typcollation) end as collation,
                  :not_null as not_null,
                  coalesce(pg_catalog.pg_get_expr(t.typdefaultbin, 0), t.typdefault) as default_expression
                from pg_catalog.pg_type t
                join pg_catalog.pg_namespace n on n.oid = t.typnamespace
                join pg_catalog.pg_type b on b.oid = t.typbasetype
                where t.typtype = 'd' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by t.oid
                """,
                Map.of("not_null", Sql.since(version, 17, NOT_NULL_17, "case when t.typnotnull then 'not null' end")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.TYPES.only("d"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(new Ownership("pg_type", "typowner", "typtype = 'd'"));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.OF_TYPES);
    }

    @Override
    public String address(Domain domain) {
        return "domain " + domain.reference();
    }

    @Override
    public Set<String> occupies(Domain domain) {
        return Set.of("type " + domain.id().dotted());
    }

    @Override
    public List<Statement> create(Domain domain, CreateContext context) {
        String checks = context.parts(DomainConstraintKind.DomainConstraint.class).stream()
                .map(check -> " constraint " + check.name() + " " + check.definition())
                .collect(Collectors.joining());
        return Statement.list("create domain " + domain.reference() + " as " + domain.baseType()
                + (domain.collation().isEmpty() ? "" : " collate " + domain.collation())
                + domain.defaultExpression().map(value -> " default " + value).orElse("")
                + (domain.notNull().isEmpty() ? "" : " " + domain.notNull()) + checks);
    }

    @Override
    public List<Statement> drop(Domain domain, Catalog from) {
        return Statement.list("drop domain " + domain.reference());
    }

    @Override
    public Alteration alter(Domain from, Domain to, AlterContext context) {
        boolean becomesNotNull = !to.notNull().isEmpty() && !from.notNull().equals(to.notNull());
        if (!from.baseType().equals(to.baseType())
                || !from.collation().equals(to.collation())
                || becomesNotNull && Domains.isHeldInside(to.id(), context.from())) {
            return TypeReplacement.of("domain", to.reference());
        }
        List<Statement> statements = new ArrayList<>();
        String alter = "alter domain " + to.reference();
        if (!from.defaultExpression().equals(to.defaultExpression())) {
            statements.add(Statement.of(alter
                    + to.defaultExpression()
                            .map(value -> " set default " + value)
                            .orElse(" drop default")));
        }
        if (!from.notNull().equals(to.notNull())) {
            if (!from.notNull().isEmpty()) {
                statements.add(Statement.of(alter + " drop not null"));
            }
            if (!to.notNull().isEmpty()) {
                Statement set =
                        Statement.of(alter + (to.notNull().equals("not null") ? " set " : " add ") + to.notNull());
                statements.add(Domains.offenders(
                                to.reference(),
                                context.from(),
                                "have no value, which the domain " + to.reference() + " does not allow any more",
                                value -> value + " is null")
                        .map(set::guardedBy)
                        .orElse(set));
            }
        }
        return Alteration.inPlace(statements);
    }

    @Override
    public Optional<Alteration.Convert> makeWay(Domain type) {
        return Optional.of(TypeReplacement.of("domain", type.reference()));
    }

    /** What only its default uses is nothing that values rest on. */
    @Override
    public Alteration rebuild(Domain type, SchemaObject rebuilt, AlterContext context) {
        if (rebuilt instanceof Evaluated) {
            String alter = "alter domain " + type.reference();
            return new Alteration.InPlace(
                    Statement.list(
                            alter + " set default " + type.defaultExpression().orElseThrow()),
                    dependent -> false,
                    Optional.of(new Alteration.Release(Statement.list(alter + " drop default"), dependent -> false)));
        }
        return TypeReplacement.of("domain", type.reference());
    }

    @Override
    public Set<String> printed(Domain domain) {
        return domain.defaultExpression()
                        .filter(value -> !Expressions.isConstant(value))
                        .isPresent()
                ? Set.of("defaultExpression")
                : Set.of();
    }

    @Override
    public Set<String> wordy(Domain domain) {
        return Set.of("defaultExpression");
    }

    @Override
    public boolean waitsAsText(Domain type, AlterContext context) {
        return RebuiltTypes.in(context).keepsAttributes(type.baseType());
    }

    @Override
    public boolean hasValues() {
        return true;
    }

    @Override
    public ModelNeed neededByModel() {
        return ModelNeed.UNLESS_MADE;
    }
}
