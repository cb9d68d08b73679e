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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Foreign servers. */
public final class ServerKind implements ObjectKind<ServerKind.Server> {

    /**
     * A foreign server.
     *
     * @param serverType quoted; empty for none
     * @param serverVersion quoted; empty for none
     * @param options but for those that hold a secret
     */
    public record Server(
            ObjectId id,
            String reference,
            String serverType,
            String serverVersion,
            String wrapper,
            List<String> options)
            implements SchemaObject {}

    @Override
    public String name() {
        return "server";
    }

    @Override
    public Class<Server> type() {
        return Server.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of("""
                select 'pg_foreign_server:' || s.oid || ':0' as address, array[s.srvname]::text[] as path,
                  pg_catalog.quote_ident(s.srvname) as reference,
                  pg_catalog.quote_literal(s.srvtype) as server_type,
                  pg_catalog.quote_literal(s.srvversion) as server_version,
                  pg_catalog.quote_ident(w.fdwname) as wrapper,
                  :options as options
                from pg_catalog.pg_foreign_server s
                join pg_catalog.pg_foreign_data_wrapper w on w.oid = s.srvfdw
                order by 2
                """, Map.of("options", ForeignOptions.publicOnly("s.srvoptions")));
    }

    @Override
    public Optional<String> unread() {
        return Optional.of(CatalogQuery.of("""
                select u.address, 'option ' || u.secrets || ' of server ' || u.srvname as what
                from (
                  select 'pg_foreign_server:' || s.oid || ':0' as address, :secrets as secrets, s.srvname
                  from pg_catalog.pg_foreign_server s
                ) u
                where u.secrets is not null
                """, Map.of("secrets", ForeignOptions.secretNames("s.srvoptions"))));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_foreign_server"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_foreign_server", "srvowner"));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.named("pg_foreign_server", "srv", 'S', "foreign server"));
    }

    @Override
    public String address(Server server) {
        return "server " + server.reference();
    }

    @Override
    public String grantedAs(Server server) {
        return "foreign server " + server.reference();
    }

    @Override
    public List<Statement> create(Server server, CreateContext context) {
        return Statement.list("create server " + server.reference()
                + (server.serverType().isEmpty() ? "" : " type " + server.serverType())
                + (server.serverVersion().isEmpty() ? "" : " version " + server.serverVersion())
                + " foreign data wrapper " + server.wrapper() + ForeignOptions.clause(server.options()));
    }

    @Override
    public List<Statement> drop(Server server, Catalog from) {
        return Statement.list("drop server " + server.reference());
    }

    @Override
    public Alteration alter(Server from, Server to, AlterContext context) {
        if (!from.serverType().equals(to.serverType()) || !from.wrapper().equals(to.wrapper())) {
            return Alteration.replace();
        }
        List<String> clauses = new ArrayList<>();
        if (!from.serverVersion().equals(to.serverVersion())) {
            clauses.add(" version " + (to.serverVersion().isEmpty() ? "null" : to.serverVersion()));
        }
        clauses.add(ForeignOptions.changeClause(from.options(), to.options()));
        return Alteration.inPlace(Statement.list("alter server " + to.reference() + String.join("", clauses)));
    }
}
