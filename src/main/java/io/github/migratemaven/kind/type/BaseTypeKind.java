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
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.References;
import io.github.migratemaven.kind.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Base types: those made of an input and an output function. */
public final class BaseTypeKind implements ObjectKind<BaseTypeKind.BaseType> {

    /**
     * A base type.
     *
     * @param shell the type's name before it was defined
     * @param input the user's own input function, which takes the shell; so with the three others
     * @param basis parameters of CREATE TYPE that no ALTER TYPE changes, each {@code name = value}
     * @param settings those that it does change
     */
    public record BaseType(
            ObjectId id,
            ObjectId shell,
            Optional<ObjectId> input,
            Optional<ObjectId> output,
            Optional<ObjectId> receiveFunction,
            Optional<ObjectId> sendFunction,
            String reference,
            List<String> basis,
            List<String> settings)
            implements SchemaObject {}

    /** True for the row {@code t} of a base type that is no array. */
    static final String IS_BASE = """
        t.typtype = 'b' and t.typisdefined
              and not exists (select from pg_catalog.pg_type e where e.typarray = t.oid)\
        """;

    /** What of the row {@code t} of a base type is fixed for good. */
    static final String BASIS = CatalogQuery.of(
            """
            pg_catalog.array_remove(array[
                'internallength = ' || case t.typlen when -1 then 'variable' else t.typlen::text end,
                'input = ' || :input,
                'output = ' || :output,
                case when t.typbyval then 'passedbyvalue' end,
                'alignment = ' || case t.typalign when 'c' then 'char' when 's' then 'int2' when 'i' then 'int4'
                  else 'double' end,
                'category = ' || pg_catalog.quote_literal(nullif(t.typcategory::text, 'U')),
                case when t.typispreferred then 'preferred = true' end,
                'default = ' || pg_catalog.quote_literal(t.typdefault),
                'element = ' || pg_catalog.format_type(nullif(t.typelem, 0), null),
                'delimiter = ' || pg_catalog.quote_literal(nullif(t.typdelim::text, ',')),
                case when t.typcollation <> 0 then 'collatable = true' end], null)\
            """,
            Map.of(
                    "input", References.routine("t.typinput"),
                    "output", References.routine("t.typoutput")));

    @Override
    public String name() {
        return "base type";
    }

    @Override
    public Class<BaseType> type() {
        return BaseType.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_type:' || t.oid || ':0' as address, array[n.nspname, t.typname]::text[] as path,
                  'pg_type:' || t.oid || ':0' as shell,
                  'pg_proc:' || t.typinput::oid || ':0' as input,
                  'pg_proc:' || t.typoutput::oid || ':0' as output,
                  'pg_proc:' || t.typreceive::oid || ':0' as receive_function,
                  'pg_proc:' || t.typsend::oid || ':0' as send_function,
                  pg_catalog.format_type(t.oid, null) as reference,
                  :basis as basis,
                  pg_catalog.array_remove(array[
                    'receive = ' || :receive,
                    'send = ' || :send,
                    'typmod_in = ' || :typmod_in,
                    'typmod_out = ' || :typmod_out,
                    'analyze = ' || :analyze,
                    'subscript = ' || :subscript,
                    'storage = ' || case t.typstorage when 'p' then 'plain' when 'e' then 'external'
                      when 'x' then 'extended' else 'main' end], null) as settings
                from pg_catalog.pg_type t
                join pg_catalog.pg_namespace n on n.oid = t.typnamespace
                where :is_base and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by 2
                """,
                Map.of(
                        "basis", BASIS,
                        "is_base", IS_BASE,
                        "receive", References.routine("t.typreceive"),
                        "send", References.routine("t.typsend"),
                        "typmod_in", References.routine("t.typmodin"),
                        "typmod_out", References.routine("t.typmodout"),
                        "analyze", References.routine("t.typanalyze"),
                        "subscript", Sql.since(version, 14, References.routine("t.typsubscript"), "null")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.TYPES);
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(new Ownership("pg_type", "typowner", """
            typtype = 'b' and not exists (select from pg_catalog.pg_type e where e.typarray = pg_type.oid)\
            """));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.OF_TYPES);
    }

    @Override
    public String address(BaseType type) {
        return "type " + type.reference();
    }

    @Override
    public Optional<ObjectId> forerunner(BaseType type) {
        return Optional.of(type.shell());
    }

    @Override
    public List<DropDependency> dropDependencies(BaseType type) {
        List<DropDependency> dropDependencies = new ArrayList<>();
        dropDependencies.add(new DropDependency(type.shell(), type.id()));
        Stream.of(type.input(), type.output(), type.receiveFunction(), type.sendFunction())
                .flatMap(Optional::stream)
                .forEach(function -> dropDependencies.add(new DropDependency(function, type.id())));
        return dropDependencies;
    }

    @Override
    public List<Statement> create(BaseType type, CreateContext context) {
        List<String> parameters = new ArrayList<>(type.basis());
        parameters.addAll(type.settings());
        return Statement.list(
                "create type " + type.reference() + " (\n    " + String.join(",\n    ", parameters) + "\n)");
    }

    /** The type and its functions need each other, so that PostgreSQL lets go of them only together. */
    @Override
    public List<Statement> drop(BaseType type, Catalog from) {
        return List.of(Statement.losing(
                "drop type " + type.reference() + " cascade",
                "type " + type.reference() + " with whatever outside the managed schemas still uses it"));
    }

    @Override
    public Alteration alter(BaseType from, BaseType to, AlterContext context) {
        if (!from.basis().equals(to.basis())) {
            return Alteration.replace();
        }
        List<String> changes = new ArrayList<>();
        Sql.unset(from.settings(), to.settings())
                .forEach(setting -> changes.add(Sql.optionName(setting).strip() + " = none"));
        changes.addAll(Sql.set(from.settings(), to.settings()));
        return Alteration.inPlace(
                Statement.list("alter type " + to.reference() + " set (" + String.join(", ", changes) + ")"));
    }
}
