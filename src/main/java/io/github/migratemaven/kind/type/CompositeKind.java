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
import io.github.migratemaven.catalog.trait.ModelNeed;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.relation.ColumnKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stand-alone composite types. */
public final class CompositeKind implements ObjectKind<CompositeKind.Composite> {

    /** A composite type; an attribute is its quoted name and, in the same place of {@code types}, its type. */
    public record Composite(ObjectId id, String reference, List<String> attributes, List<String> types)
            implements SchemaObject {}

    @Override
    public String name() {
        return "composite type";
    }

    @Override
    public Class<Composite> type() {
        return Composite.class;
    }

    @Override
    public String query(int version) {
        return """
            select 'pg_type:' || t.oid || ':0' as address, array[n.nspname, t.typname]::text[] as path,
              pg_catalog.format_type(t.oid, null) as reference,
              (select pg_catalog.array_agg(pg_catalog.quote_ident(a.attname) order by a.attnum)
               from pg_catalog.pg_attribute a
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as attributes,
              (select pg_catalog.array_agg(
                 pg_catalog.format_type(a.atttypid, a.atttypmod)
                   || case when a.attcollation <> b.typcollation
                        then ' collate ' || a.attcollation::pg_catalog.regcollation else '' end
                 order by a.attnum)
               from pg_catalog.pg_attribute a
               join pg_catalog.pg_type b on b.oid = a.atttypid
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as types
            from pg_catalog.pg_type t
            join pg_catalog.pg_class c on c.oid = t.typrelid and c.relkind = 'c'
            join pg_catalog.pg_namespace n on n.oid = t.typnamespace
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 2
            """;
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.TYPES.only("c"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(new Ownership("pg_type", "typowner", """
            typtype = 'c' and exists (
              select from pg_catalog.pg_class c where c.oid = typrelid and c.relkind = 'c')\
            """));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.OF_TYPES);
    }

    @Override
    public String address(Composite type) {
        return "type " + type.reference();
    }

    @Override
    public Set<String> occupies(Composite type) {
        return Set.of("type " + type.id().dotted(), "relation " + type.id().dotted());
    }

    @Override
    public List<Statement> create(Composite type, CreateContext context) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < type.attributes().size(); i++) {
            lines.add(type.attributes().get(i) + " " + type.types().get(i));
        }
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("create type " + type.reference() + " as (" + String.join(", ", lines) + ")"));
        context.from()
                .find(type.id(), Composite.class)
                .filter(was -> context.setAside().contains(was.id()))
                .ifPresent(was -> statements.addAll(new RebuiltTypes(context.from(), context.to()).casts(was, type)));
        return statements;
    }

    @Override
    public List<Statement> drop(Composite type, Catalog from) {
        return Statement.list("drop type " + type.reference());
    }

    /** In place where attributes only come at the end, go, or change their type; else by a new type. */
    @Override
    public Alteration alter(Composite from, Composite to, AlterContext context) {
        List<String> kept =
                from.attributes().stream().filter(to.attributes()::contains).toList();
        if (!to.attributes()
                .subList(0, Math.min(kept.size(), to.attributes().size()))
                .equals(kept)) {
            return replacement(to, context);
        }
        List<Statement> statements = new ArrayList<>();
        String alter = "alter type " + to.reference();
        boolean retyped = false;
        for (String attribute : from.attributes()) {
            if (!kept.contains(attribute)) {
                statements.add(Statement.losing(
                        alter + " drop attribute " + attribute + " cascade",
                        "the values of attribute " + attribute + " of " + to.reference()));
            }
        }
        for (String attribute : to.attributes()) {
            String type = to.types().get(to.attributes().indexOf(attribute));
            if (!kept.contains(attribute)) {
                statements.add(Statement.of(alter + " add attribute " + attribute + " " + type + " cascade"));
            } else if (!from.types().get(from.attributes().indexOf(attribute)).equals(type)) {
                retyped = true;
                statements.add(Statement.of(alter + " alter attribute " + attribute + " type " + type + " cascade"));
            }
        }
        if (retyped && isStored(to, context)) {
            return replacement(to, context);
        }
        return Alteration.inPlace(statements);
    }

    /** PostgreSQL changes an attribute's type only while no table has a column of the type. */
    private static boolean isStored(Composite type, AlterContext context) {
        return context.from().requirements().entrySet().stream()
                .anyMatch(entry -> entry.getKey().kind().equals(ColumnKind.NAME)
                        && entry.getValue().contains(type.id()));
    }

    @Override
    public Optional<Alteration.Convert> makeWay(Composite type) {
        return Optional.of(TypeReplacement.of("type", type.reference()));
    }

    @Override
    public Alteration rebuild(Composite type, SchemaObject rebuilt, AlterContext context) {
        return replacement(type, context);
    }

    private static Alteration replacement(Composite type, AlterContext context) {
        Alteration.Convert replacement = TypeReplacement.of("type", type.reference());
        List<Statement> drop = new ArrayList<>(RebuiltTypes.in(context).dropCasts(type));
        drop.addAll(replacement.dropSetAside());
        return new Alteration.Convert(replacement.setAside(), drop);
    }

    @Override
    public boolean waitsAsText(Composite type, AlterContext context) {
        return RebuiltTypes.in(context).keepsAttributes(type.reference());
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
