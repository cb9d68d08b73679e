package io.github.migratemaven.kind.operator;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operator classes with the members that are theirs alone. */
public final class OperatorClassKind implements ObjectKind<OperatorClassKind.OperatorClass> {

    /**
     * An operator class.
     *
     * @param family absent for one of PostgreSQL's or an extension's own
     * @param storage type that the index holds; empty for the column's own
     */
    public record OperatorClass(
            ObjectId id,
            Optional<ObjectId> family,
            String reference,
            String accessMethod,
            String familyReference,
            String dataType,
            boolean standard,
            String storage,
            List<String> members)
            implements SchemaObject {}

    @Override
    public String name() {
        return "operator class";
    }

    @Override
    public Class<OperatorClass> type() {
        return OperatorClass.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_opclass:' || c.oid || ':0' as address,
                  array[n.nspname, c.opcname, am.amname]::text[] as path,
                  'pg_opfamily:' || c.opcfamily || ':0' as family,
                  case when pg_catalog.pg_opclass_is_visible(c.oid) then ''
                    else pg_catalog.quote_ident(n.nspname) || '.' end || pg_catalog.quote_ident(c.opcname) as reference,
                  pg_catalog.quote_ident(am.amname) as access_method,
                  :family as family_reference,
                  pg_catalog.format_type(c.opcintype, null) as data_type,
                  c.opcdefault as standard,
                  pg_catalog.format_type(nullif(nullif(c.opckeytype, 0), c.opcintype), null) as storage,
                  (select pg_catalog.array_agg(
                     m.definition order by left(m.definition, 1) desc, m.number, m.definition)
                   from (:members) m
                   -- the family is there for its index: without it every class looks through all members of all
                   where m.family = c.opcfamily and m.class = c.oid) as members
                from pg_catalog.pg_opclass c
                join pg_catalog.pg_namespace n on n.oid = c.opcnamespace
                join pg_catalog.pg_am am on am.oid = c.opcmethod
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by 2
                """, Map.of("family", References.operatorFamily("c.opcfamily"), "members", OperatorClassMembers.ALL));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_opclass"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_opclass", "opcowner"));
    }

    @Override
    public String address(OperatorClass operatorClass) {
        return "operator class " + operatorClass.reference() + " using " + operatorClass.accessMethod();
    }

    @Override
    public List<DropDependency> dropDependencies(OperatorClass operatorClass) {
        return operatorClass.family().map(family -> new DropDependency(operatorClass.id(), family)).stream()
                .toList();
    }

    @Override
    public List<Statement> create(OperatorClass operatorClass, CreateContext context) {
        List<String> items = new ArrayList<>();
        if (!operatorClass.storage().isEmpty() || operatorClass.members().isEmpty()) {
            items.add("storage "
                    + (operatorClass.storage().isEmpty() ? operatorClass.dataType() : operatorClass.storage()));
        }
        items.addAll(operatorClass.members());
        return Statement.list("create operator class " + operatorClass.reference()
                + (operatorClass.standard() ? " default" : "") + " for type " + operatorClass.dataType() + " using "
                + operatorClass.accessMethod() + " family " + operatorClass.familyReference() + " as\n    "
                + String.join(",\n    ", items));
    }

    @Override
    public List<Statement> drop(OperatorClass operatorClass, Catalog from) {
        return Statement.list("drop " + address(operatorClass));
    }

    @Override
    public Alteration alter(OperatorClass from, OperatorClass to, AlterContext context) {
        return Alteration.replace();
    }
}
