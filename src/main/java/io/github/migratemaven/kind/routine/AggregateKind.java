package io.github.migratemaven.kind.routine;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Acl;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.References;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Aggregates of every form: plain, moving, parallel, ordered-set and hypothetical-set. */
public final class AggregateKind implements ObjectKind<AggregateKind.Aggregate> {

    /**
     * An aggregate.
     *
     * @param reference name and types of its arguments, {@code *} for none
     * @param signature name, modes, names and types of its arguments as CREATE AGGREGATE takes them
     * @param shape what cannot change without another aggregate: result type and form
     * @param parameters the attributes that are not PostgreSQL's defaults, each {@code name = value}
     */
    public record Aggregate(ObjectId id, String reference, String signature, String shape, List<String> parameters)
            implements SchemaObject {}

    @Override
    public String name() {
        return "aggregate";
    }

    @Override
    public Class<Aggregate> type() {
        return Aggregate.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of("""
                select 'pg_proc:' || p.oid || ':0' as address,
                  array[n.nspname, p.proname || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')']::text[] as path,
                  :name || '(' || case when p.pronargs = 0 then '*'
                    else pg_catalog.oidvectortypes(p.proargtypes) end || ')' as reference,
                  :name || '(' || case when p.pronargs = 0 then '*'
                    else pg_catalog.pg_get_function_arguments(p.oid) end || ')' as signature,
                  a.aggkind::text || ' ' || a.aggnumdirectargs || ' ' || pg_catalog.format_type(p.prorettype, null) as shape,
                  pg_catalog.array_remove(array[
                    'sfunc = ' || :sfunc,
                    'stype = ' || pg_catalog.format_type(a.aggtranstype, null),
                    'sspace = ' || nullif(a.aggtransspace, 0),
                    'finalfunc = ' || :finalfunc,
                    case when a.aggfinalextra then 'finalfunc_extra' end,
                    case when a.aggfinalfn <> 0 then 'finalfunc_modify = ' || :finalfunc_modify end,
                    'combinefunc = ' || :combinefunc,
                    'serialfunc = ' || :serialfunc,
                    'deserialfunc = ' || :deserialfunc,
                    'initcond = ' || pg_catalog.quote_literal(a.agginitval),
                    'msfunc = ' || :msfunc,
                    'minvfunc = ' || :minvfunc,
                    'mstype = ' || pg_catalog.format_type(nullif(a.aggmtranstype, 0), null),
                    'msspace = ' || nullif(a.aggmtransspace, 0),
                    'mfinalfunc = ' || :mfinalfunc,
                    case when a.aggmfinalextra then 'mfinalfunc_extra' end,
                    case when a.aggmfinalfn <> 0 then 'mfinalfunc_modify = ' || :mfinalfunc_modify end,
                    'minitcond = ' || pg_catalog.quote_literal(a.aggminitval),
                    'sortop = ' || :sortop,
                    case p.proparallel when 's' then 'parallel = safe' when 'r' then 'parallel = restricted' end,
                    case when a.aggkind = 'h' then 'hypothetical' end], null) as parameters
                from pg_catalog.pg_aggregate a
                join pg_catalog.pg_proc p on p.oid = a.aggfnoid
                join pg_catalog.pg_namespace n on n.oid = p.pronamespace
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by 2
                """, FRAGMENTS);
    }

    private static final Map<String, String> FRAGMENTS = Map.ofEntries(
            Map.entry("name", References.routine("p.oid")),
            Map.entry("sfunc", References.routine("a.aggtransfn")),
            Map.entry("finalfunc", References.routine("a.aggfinalfn")),
            Map.entry("finalfunc_modify", modify("a.aggfinalmodify")),
            Map.entry("combinefunc", References.routine("a.aggcombinefn")),
            Map.entry("serialfunc", References.routine("a.aggserialfn")),
            Map.entry("deserialfunc", References.routine("a.aggdeserialfn")),
            Map.entry("msfunc", References.routine("a.aggmtransfn")),
            Map.entry("minvfunc", References.routine("a.aggminvtransfn")),
            Map.entry("mfinalfunc", References.routine("a.aggmfinalfn")),
            Map.entry("mfinalfunc_modify", modify("a.aggmfinalmodify")),
            Map.entry("sortop", References.operatorValue("a.aggsortop")));

    /** Whether a final function changes the transition state; ordered-set aggregates default to the opposite of others. */
    private static String modify(String column) {
        return """
                case nullif(%s, case a.aggkind when 'n' then 'r'::"char" else 'w'::"char" end)
                  when 'r' then 'read_only' when 's' then 'shareable' when 'w' then 'read_write' end\
                """.formatted(column);
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.ROUTINES.only("a"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(new Ownership("pg_proc", "proowner", "prokind = 'a'"));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.OF_ROUTINES);
    }

    @Override
    public String address(Aggregate aggregate) {
        return "aggregate " + aggregate.reference();
    }

    /** GRANT does not know the {@code *} of one without arguments. */
    @Override
    public String grantedAs(Aggregate aggregate) {
        String reference = aggregate.reference();
        return "function "
                + (reference.endsWith("(*)") ? reference.substring(0, reference.length() - 2) + ")" : reference);
    }

    @Override
    public Set<String> occupies(Aggregate aggregate) {
        return Set.of("routine " + aggregate.id().dotted());
    }

    @Override
    public List<Statement> create(Aggregate aggregate, CreateContext context) {
        return List.of(create(aggregate, "create aggregate "));
    }

    private static Statement create(Aggregate aggregate, String verb) {
        return Statement.of(
                verb + aggregate.signature() + " (\n    " + String.join(",\n    ", aggregate.parameters()) + "\n)");
    }

    @Override
    public List<Statement> drop(Aggregate aggregate, Catalog from) {
        return Statement.list("drop aggregate " + aggregate.reference());
    }

    @Override
    public Alteration alter(Aggregate from, Aggregate to, AlterContext context) {
        return from.signature().equals(to.signature()) && from.shape().equals(to.shape())
                ? Alteration.inPlace(List.of(create(to, "create or replace aggregate ")))
                : Alteration.replace();
    }
}
