package io.github.migratemaven.kind.foreign;

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
import io.github.migratemaven.kind.sql.ForeignOptions;
import io.github.migratemaven.kind.sql.References;
import io.github.migratemaven.kind.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Foreign-data wrappers that come without an extension. */
public final class ForeignDataWrapperKind implements ObjectKind<ForeignDataWrapperKind.ForeignDataWrapper> {

    /** A foreign-data wrapper; {@code handler} and {@code validator} are empty for none. */
    public record ForeignDataWrapper(
            ObjectId id, String reference, String handler, String validator, String connection, List<String> options)
            implements SchemaObject {}

    @Override
    public String name() {
        return "foreign data wrapper";
    }

    @Override
    public Class<ForeignDataWrapper> type() {
        return ForeignDataWrapper.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_foreign_data_wrapper:' || w.oid || ':0' as address, array[w.fdwname]::text[] as path,
                  pg_catalog.quote_ident(w.fdwname) as reference,
                  :handler as handler, :validator as validator, :connection as connection,
                  :options as options
                from pg_catalog.pg_foreign_data_wrapper w
                where w.oid >= 16384
                order by 2
                """,
                Map.of(
                        "handler", References.routine("w.fdwhandler"),
                        "validator", References.routine("w.fdwvalidator"),
                        // Says to subscriptions how to connect.
                        "connection", Sql.since(version, 19, References.routine("w.fdwconnection"), "null"),
                        "options", ForeignOptions.query("w.fdwoptions")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_foreign_data_wrapper"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_foreign_data_wrapper", "fdwowner"));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.named("pg_foreign_data_wrapper", "fdw", 'F', "foreign data wrapper"));
    }

    @Override
    public String address(ForeignDataWrapper wrapper) {
        return "foreign data wrapper " + wrapper.reference();
    }

    @Override
    public List<Statement> create(ForeignDataWrapper wrapper, CreateContext context) {
        return Statement.list("create " + address(wrapper)
                + (wrapper.handler().isEmpty() ? "" : " handler " + wrapper.handler())
                + (wrapper.validator().isEmpty() ? "" : " validator " + wrapper.validator())
                + (wrapper.connection().isEmpty() ? "" : " connection " + wrapper.connection())
                + ForeignOptions.clause(wrapper.options()));
    }

    @Override
    public List<Statement> drop(ForeignDataWrapper wrapper, Catalog from) {
        return Statement.list("drop " + address(wrapper));
    }

    @Override
    public Alteration alter(ForeignDataWrapper from, ForeignDataWrapper to, AlterContext context) {
        return Alteration.inPlace(Statement.list("alter " + address(to)
                + function("handler", from.handler(), to.handler())
                + function("validator", from.validator(), to.validator())
                + function("connection", from.connection(), to.connection())
                + ForeignOptions.changeClause(from.options(), to.options())));
    }

    private static String function(String clause, String from, String to) {
        return from.equals(to) ? "" : to.isEmpty() ? " no " + clause : " " + clause + " " + to;
    }
}
