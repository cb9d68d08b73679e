package io.github.migratemaven.kind.foreign;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.ForeignOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** User mappings of foreign servers, without their secrets. */
public final class UserMappingKind implements ObjectKind<UserMappingKind.UserMapping> {

    /** A user mapping; {@code subject} is its user and server, {@code options} leave out those that hold a secret. */
    public record UserMapping(ObjectId id, ObjectId server, String subject, List<String> options)
            implements SchemaObject {}

    @Override
    public String name() {
        return "user mapping";
    }

    @Override
    public Class<UserMapping> type() {
        return UserMapping.class;
    }

    private static final String SUBJECT = """
            'for ' || case when m.umuser = 0 then 'public' else pg_catalog.quote_ident(m.usename) end
                || ' server ' || pg_catalog.quote_ident(m.srvname)\
            """;

    @Override
    public String query(int version) {
        return CatalogQuery.of("""
                select 'pg_user_mapping:' || m.umid || ':0' as address, array[:subject]::text[] as path,
                  'pg_foreign_server:' || m.srvid || ':0' as server,
                  :subject as subject,
                  :options as options
                from pg_catalog.pg_user_mappings m
                order by 2
                """, Map.of("subject", SUBJECT, "options", ForeignOptions.publicOnly("m.umoptions")));
    }

    @Override
    public List<SystemCatalog> restsOn() {
        return List.of(SystemCatalog.whole("pg_foreign_server"));
    }

    @Override
    public Optional<String> unread() {
        return Optional.of(
                CatalogQuery.of("""
                select u.address, 'option ' || u.secrets || ' of user mapping ' || u.subject as what
                from (
                  select 'pg_user_mapping:' || m.umid || ':0' as address, :secrets as secrets, :subject as subject
                  from pg_catalog.pg_user_mappings m
                ) u
                where u.secrets is not null
                """, Map.of("secrets", ForeignOptions.secretNames("m.umoptions"), "subject", SUBJECT)));
    }

    @Override
    public String address(UserMapping mapping) {
        return "user mapping " + mapping.subject();
    }

    @Override
    public List<Statement> create(UserMapping mapping, CreateContext context) {
        return Statement.list("create " + address(mapping) + ForeignOptions.clause(mapping.options()));
    }

    @Override
    public List<Statement> drop(UserMapping mapping, Catalog from) {
        return List.of(Statement.losing("drop " + address(mapping), "the secret options of the " + address(mapping)));
    }

    @Override
    public Alteration alter(UserMapping from, UserMapping to, AlterContext context) {
        return Alteration.inPlace(
                Statement.list("alter " + address(to) + ForeignOptions.changeClause(from.options(), to.options())));
    }
}
