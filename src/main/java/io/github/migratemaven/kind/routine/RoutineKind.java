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
import io.github.migratemaven.catalog.trait.Evaluated;
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

/** Functions, window functions and procedures; aggregates are a kind of their own. */
public final class RoutineKind implements ObjectKind<RoutineKind.Routine> {
    private static final String FUNCTION = "function";

    private final String keyword;
    private final String forms;

    private RoutineKind(String keyword, String forms) {
        this.keyword = keyword;
        this.forms = forms;
    }

    /** Functions and window functions. */
    public static RoutineKind functions() {
        return new RoutineKind(FUNCTION, "('f', 'w')");
    }

    /** Procedures. */
    public static RoutineKind procedures() {
        return new RoutineKind("procedure", "('p')");
    }

    /**
     * A routine.
     *
     * @param reference name and types of its input arguments
     * @param definition the whole CREATE OR REPLACE, with every attribute
     * @param result the result type, with the columns of a table function
     * @param arguments name and mode of each argument
     * @param defaults how many arguments have a default
     * @param form {@code f}, {@code w} or {@code p}
     */
    public record Routine(
            ObjectId id,
            String reference,
            String definition,
            String result,
            List<String> arguments,
            int defaults,
            String form,
            boolean parsedBody)
            implements SchemaObject, Evaluated {}

    @Override
    public String name() {
        return keyword;
    }

    @Override
    public Class<Routine> type() {
        return Routine.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_proc:' || p.oid || ':0' as address,
                  array[n.nspname, p.proname || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')']::text[] as path,
                  p.oid::pg_catalog.regprocedure::text as reference,
                  -- without the schema where the search path leads to it
                  case when pg_catalog.pg_function_is_visible(p.oid) then
                    pg_catalog.regexp_replace(
                      pg_catalog.pg_get_functiondef(p.oid),
                      '^(CREATE OR REPLACE (FUNCTION|PROCEDURE) )' || pg_catalog.regexp_replace(
                        pg_catalog.quote_ident(n.nspname), '([^a-z0-9_])', '\\\\\\1', 'g') || '\\.',
                      '\\1')
                    else pg_catalog.pg_get_functiondef(p.oid) end as definition,
                  coalesce(pg_catalog.pg_get_function_result(p.oid), '') as result,
                  (select pg_catalog.array_agg(
                     coalesce((p.proargmodes::text[])[s], 'i') || ' ' || coalesce(p.proargnames[s], '') || ' '
                       || pg_catalog.format_type(coalesce(p.proallargtypes[s], (p.proargtypes::oid[])[s - 1]), null)
                     order by s)
                   from pg_catalog.generate_series(
                     1, coalesce(pg_catalog.array_length(p.proallargtypes, 1), p.pronargs)) s) as arguments,
                  p.pronargdefaults as defaults,
                  p.prokind::text as form,
                  :parsed_body as parsed_body
                from pg_catalog.pg_proc p
                join pg_catalog.pg_namespace n on n.oid = p.pronamespace
                where p.prokind in :forms
                  and not exists (
                    select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'i')
                  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by p.oid
                """,
                Map.of("parsed_body", Sql.since(version, 14, "p.prosqlbody is not null", "false"), "forms", forms));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.ROUTINES);
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(new Ownership("pg_proc", "proowner", "prokind in " + forms));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.OF_ROUTINES);
    }

    @Override
    public String address(Routine routine) {
        return keyword + " " + routine.reference();
    }

    @Override
    public Set<String> occupies(Routine routine) {
        return Set.of("routine " + routine.id().dotted());
    }

    @Override
    public List<Statement> create(Routine routine, CreateContext context) {
        return Statement.list(routine.definition().stripTrailing());
    }

    @Override
    public List<Statement> drop(Routine routine, Catalog from) {
        return Statement.list("drop " + keyword + " " + routine.reference());
    }

    /** CREATE OR REPLACE keeps result type, argument names and defaults; anything else is another routine. */
    @Override
    public Alteration alter(Routine from, Routine to, AlterContext context) {
        boolean sameShape = from.result().equals(to.result())
                && from.form().equals(to.form())
                && to.defaults() >= from.defaults()
                && from.arguments().equals(to.arguments());
        if (!sameShape) {
            return Alteration.replace();
        }
        List<Statement> statements =
                new ArrayList<>(Statement.list(to.definition().stripTrailing()));
        statements.addAll(ComputedWith.again(from, to, context));
        return Alteration.inPlace(statements);
    }

    @Override
    public Set<String> printed(Routine routine) {
        return routine.parsedBody() || routine.defaults() > 0 ? Set.of("definition") : Set.of();
    }

    @Override
    public boolean inTheWayOfRetyping(Routine routine, boolean comparable) {
        return true;
    }

    /** Columns may use functions. */
    @Override
    public ModelNeed neededByModel() {
        return keyword.equals(FUNCTION) ? ModelNeed.UNLESS_MADE : ModelNeed.NONE;
    }

    @Override
    public boolean writtenByHand() {
        return true;
    }
}
