package io.github.migratemaven.kind;

import io.github.migratemaven.catalog.Address;
import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import java.util.List;
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

    @Override
    public String query(int version) {
        return "select " + Address.of("pg_user_mapping", "m.umid") + " as address, array[" + SUBJECT
                + "]::text[] as path, " + Address.of("pg_foreign_server", "m.srvid") + " as server, " + SUBJECT
                + " as subject, " + ForeignOptions.publicOnly("m.umoptions") + " as options"
                + " from pg_catalog.pg_user_mappings m order by 2";
    }

    @Override
    public Optional<String> unread() {
        return Optional.of("select u.address, 'option ' || u.secrets || ' of user mapping ' || u.subject as what from"
                + " (select " + Address.of("pg_user_mapping", "m.umid") + " as address, "
                + ForeignOptions.secretNames("m.umoptions") + " as secrets, " + SUBJECT
                + " as subject from pg_catalog.pg_user_mappings m) u where u.secrets is not null");
    }

    private static final String SUBJECT = "'for ' || case when m.umuser = 0 then 'public'"
            + " else pg_catalog.quote_ident(m.usename) end || ' server ' || pg_catalog.quote_ident(m.srvname)";

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
