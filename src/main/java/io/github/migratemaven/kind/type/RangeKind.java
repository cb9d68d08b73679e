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
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.ModelNeed;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Range types, with the multirange type that goes with each. */
public final class RangeKind implements ObjectKind<RangeKind.RangeType> {

    /**
     * A range type.
     *
     * @param canonical the user's own canonical function, which takes the type's shell
     * @param parameters those of CREATE TYPE, each {@code name = value}
     */
    public record RangeType(ObjectId id, Optional<ObjectId> canonical, String reference, List<String> parameters)
            implements SchemaObject {

        /** The type of the bounds. */
        Optional<String> subtype() {
            return parameter(SUBTYPE);
        }

        /** The name of the multirange type (14). */
        Optional<String> multirange() {
            return parameter(MULTIRANGE);
        }

        private Optional<String> parameter(String prefix) {
            return parameters.stream()
                    .filter(parameter -> parameter.startsWith(prefix))
                    .map(parameter -> parameter.substring(prefix.length()))
                    .findFirst();
        }
    }

    private static final String SUBTYPE = "subtype = ";

    private static final String MULTIRANGE = "multirange_type_name = ";

    private static final String NAME = "range type";

    /** The identity of the range type that a shell becomes. */
    static ObjectId idOf(ObjectId shell) {
        return new ObjectId(NAME, shell.path());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<RangeType> type() {
        return RangeType.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_type:' || t.oid || ':0' as address, array[n.nspname, t.typname]::text[] as path,
                  'pg_proc:' || r.rngcanonical::oid || ':0' as canonical,
                  pg_catalog.format_type(t.oid, null) as reference,
                  pg_catalog.array_remove(array[
                    'subtype = ' || pg_catalog.format_type(r.rngsubtype, null),
                    (select 'subtype_opclass = ' || case when pg_catalog.pg_opclass_is_visible(o.oid) then ''
                         else pg_catalog.quote_ident(son.nspname) || '.' end || pg_catalog.quote_ident(o.opcname)
                     from pg_catalog.pg_opclass o
                     join pg_catalog.pg_namespace son on son.oid = o.opcnamespace
                     where o.oid = r.rngsubopc and not o.opcdefault),
                    (select 'collation = ' || r.rngcollation::pg_catalog.regcollation::text
                     from pg_catalog.pg_type st
                     where st.oid = r.rngsubtype and r.rngcollation <> 0 and st.typcollation <> r.rngcollation),
                    case when r.rngcanonical <> 0 then 'canonical = ' || r.rngcanonical::pg_catalog.regproc end,
                    case when r.rngsubdiff <> 0 then 'subtype_diff = ' || r.rngsubdiff::pg_catalog.regproc end,
                    'multirange_type_name = ' || :multirange], null) as parameters
                from pg_catalog.pg_range r
                join pg_catalog.pg_type t on t.oid = r.rngtypid
                join pg_catalog.pg_namespace n on n.oid = t.typnamespace
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by 2
                """,
                Map.of("multirange", Sql.since(version, 14, "pg_catalog.format_type(r.rngmultitypid, null)", "null")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.TYPES);
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(new Ownership("pg_type", "typowner", "typtype = 'r'"));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.OF_TYPES);
    }

    @Override
    public String address(RangeType type) {
        return "type " + type.reference();
    }

    @Override
    public Set<String> occupies(RangeType type) {
        return Set.of("type " + type.id().dotted());
    }

    @Override
    public Optional<ObjectId> forerunner(RangeType type) {
        return type.canonical().map(function -> ShellTypeKind.idOf(type.id()));
    }

    @Override
    public List<DropDependency> dropDependencies(RangeType type) {
        return type.canonical().stream()
                .flatMap(function -> Stream.of(
                        new DropDependency(function, type.id()),
                        new DropDependency(ShellTypeKind.idOf(type.id()), type.id())))
                .toList();
    }

    @Override
    public List<ObjectId> requires(RangeType type) {
        return forerunner(type).stream().toList();
    }

    @Override
    public List<Statement> create(RangeType type, CreateContext context) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(
                "create type " + type.reference() + " as range (" + String.join(", ", type.parameters()) + ")"));
        if (context.setAside().contains(type.id())) {
            statements.addAll(new RebuiltTypes(context.from(), context.to()).casts(type));
        }
        return statements;
    }

    @Override
    public List<Statement> drop(RangeType type, Catalog from) {
        return Statement.list(
                "drop type " + type.reference() + (type.canonical().isPresent() ? " cascade" : ""));
    }

    @Override
    public Alteration alter(RangeType from, RangeType to, AlterContext context) {
        return replacement(from, to, context);
    }

    /**
     * The multirange type and the constructors of both keep their names when the range type gets another; they stand in
     * nobody's way where their arguments are of a type that is set aside as well.
     */
    private static Alteration replacement(RangeType type, RangeType to, AlterContext context) {
        String subtype = type.subtype().orElseThrow();
        List<Statement> setAside = setAside(type, !RebuiltTypes.in(context).isMadeAnew(subtype));
        List<Statement> drop = new ArrayList<>(RebuiltTypes.in(context).dropCasts(to));
        drop.addAll(TypeReplacement.of("type", type.reference()).dropSetAside());
        return new Alteration.Convert(setAside, drop);
    }

    private static List<Statement> setAside(RangeType type, boolean withConstructors) {
        List<Statement> setAside =
                new ArrayList<>(TypeReplacement.of("type", type.reference()).setAside());
        String subtype = type.subtype().orElseThrow();
        if (withConstructors) {
            setAside.add(rename("function ", type.reference(), "(" + subtype + ", " + subtype + ")"));
            setAside.add(rename("function ", type.reference(), "(" + subtype + ", " + subtype + ", text)"));
        }
        type.multirange().ifPresent(multirange -> {
            setAside.add(rename("type ", multirange, ""));
            setAside.add(rename("function ", multirange, "()"));
        });
        return setAside;
    }

    @Override
    public Optional<Alteration.Convert> makeWay(RangeType type) {
        return Optional.of(new Alteration.Convert(
                setAside(type, false),
                TypeReplacement.of("type", type.reference()).dropSetAside()));
    }

    private static Statement rename(String keyword, String reference, String arguments) {
        return Statement.of(
                "alter " + keyword + reference + arguments + " rename to " + TypeReplacement.aside(reference));
    }

    @Override
    public Alteration rebuild(RangeType type, SchemaObject rebuilt, AlterContext context) {
        return replacement(type, type, context);
    }

    @Override
    public boolean waitsAsText(RangeType type, AlterContext context) {
        return type.subtype().filter(RebuiltTypes.in(context)::keepsAttributes).isPresent();
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
