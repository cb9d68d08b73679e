package io.github.migratemaven.kind.replication;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Subscriptions as definitions. Their connection holds a secret and is never read; created ones are neither connected
 * nor enabled, since only the operator of both servers can say when.
 */
public final class SubscriptionKind implements ObjectKind<SubscriptionKind.Subscription> {

    /**
     * A subscription.
     *
     * @param slot name of its replication slot, {@code none} for none
     * @param server the foreign server that says how to connect (19); empty for a connection string of its own
     * @param options all its parameters, each {@code name = value}
     */
    public record Subscription(
            ObjectId id, String reference, List<String> publications, String slot, String server, List<String> options)
            implements SchemaObject {}

    private static final Set<String> DEFAULTS = Set.of(
            "synchronous_commit = 'off'",
            "binary = false",
            "two_phase = false",
            "disable_on_error = false",
            "password_required = true",
            "run_as_owner = false",
            "origin = 'any'",
            "failover = false");

    private static final Set<String> FIXED = Set.of("two_phase", "failover");

    @Override
    public String name() {
        return "subscription";
    }

    @Override
    public Class<Subscription> type() {
        return Subscription.class;
    }

    /** A truth before 16. */
    private static final String STREAMING_14 = """
            case s.substream::text when 'p' then 'parallel' when 't' then 'on' when 'true' then 'on' else 'off' end\
            """;

    private static final String SERVER_19 = """
        coalesce((select pg_catalog.quote_ident(f.srvname) from pg_catalog.pg_foreign_server f
                  where f.oid = s.subserver), '')\
        """;

    /** Only where they are not the defaults, so that servers of both versions can be compared. */
    private static final String RETAIN_19 = "case when s.subretaindeadtuples then 'retain_dead_tuples = true' end";

    private static final String OF_THIS_DATABASE = """
        subdbid = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())""";

    private static final String RETENTION_19 = """
        case when s.submaxretention <> 0 then 'max_retention_duration = ' || s.submaxretention end\
        """;

    private static final String TIMEOUT_19 = """
        case when s.subwalrcvtimeout <> '-1'
          then 'wal_receiver_timeout = ' || pg_catalog.quote_literal(s.subwalrcvtimeout) end\
        """;

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_subscription:' || s.oid || ':0' as address, array[s.subname]::text[] as path,
                  pg_catalog.quote_ident(s.subname) as reference,
                  (select pg_catalog.array_agg(pg_catalog.quote_ident(p) order by p)
                   from pg_catalog.unnest(s.subpublications) p) as publications,
                  coalesce(pg_catalog.quote_literal(s.subslotname), 'none') as slot, :server as server,
                  pg_catalog.array_remove(array[
                    'synchronous_commit = ' || pg_catalog.quote_literal(s.subsynccommit),
                    'binary = ' || :binary,
                    'streaming = ' || :streaming,
                    'two_phase = ' || :two_phase,
                    'disable_on_error = ' || :disable_on_error,
                    'password_required = ' || :password_required,
                    'run_as_owner = ' || :run_as_owner,
                    'origin = ' || :origin,
                    'failover = ' || :failover,
                    :retain_dead_tuples, :max_retention, :receiver_timeout], null) as options
                from pg_catalog.pg_subscription s
                join pg_catalog.pg_database d on d.oid = s.subdbid and d.datname = pg_catalog.current_database()
                order by 2
                """,
                Map.ofEntries(
                        Map.entry("binary", Sql.since(version, 14, "s.subbinary", "null")),
                        Map.entry("streaming", Sql.since(version, 14, STREAMING_14, "null")),
                        Map.entry("two_phase", Sql.since(version, 15, "(s.subtwophasestate <> 'd')", "null")),
                        Map.entry("disable_on_error", Sql.since(version, 15, "s.subdisableonerr", "null")),
                        Map.entry("password_required", Sql.since(version, 16, "s.subpasswordrequired", "null")),
                        Map.entry("run_as_owner", Sql.since(version, 16, "s.subrunasowner", "null")),
                        Map.entry("origin", Sql.since(version, 16, "pg_catalog.quote_literal(s.suborigin)", "null")),
                        Map.entry("failover", Sql.since(version, 17, "s.subfailover", "null")),
                        Map.entry("server", Sql.since(version, 19, SERVER_19, "''")),
                        Map.entry("retain_dead_tuples", Sql.since(version, 19, RETAIN_19, "null")),
                        Map.entry("max_retention", Sql.since(version, 19, RETENTION_19, "null")),
                        Map.entry("receiver_timeout", Sql.since(version, 19, TIMEOUT_19, "null"))));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(new SystemCatalog("pg_subscription", OF_THIS_DATABASE));
    }

    @Override
    public Optional<String> unread() {
        return Optional.of("""
                select 'pg_subscription:' || s.oid || ':0' as address, 'connection of subscription ' || s.subname as what
                from pg_catalog.pg_subscription s
                join pg_catalog.pg_database d on d.oid = s.subdbid and d.datname = pg_catalog.current_database()
                """);
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_subscription", "subowner"));
    }

    @Override
    public String address(Subscription subscription) {
        return "subscription " + subscription.reference();
    }

    @Override
    public List<Statement> create(Subscription subscription, CreateContext context) {
        String streaming = "streaming = " + (context.to().version() >= 18 ? "parallel" : "off");
        List<String> options = new ArrayList<>();
        options.add("connect = false");
        options.add("slot_name = " + subscription.slot());
        subscription.options().stream()
                .filter(option -> !DEFAULTS.contains(option) && !option.equals(streaming))
                .forEach(options::add);
        String connection = subscription.server().isEmpty() ? "connection ''" : "server " + subscription.server();
        return Statement.list("create subscription " + subscription.reference() + " " + connection + " publication "
                + String.join(", ", subscription.publications()) + Sql.with(options));
    }

    /** Without a slot PostgreSQL forgets a subscription inside a transaction and without the publisher. */
    @Override
    public List<Statement> drop(Subscription subscription, Catalog from) {
        String alter = "alter subscription " + subscription.reference();
        List<Statement> statements = new ArrayList<>();
        if (!subscription.slot().equals("none")) {
            statements.add(Statement.of(alter + " disable"));
            statements.add(Statement.of(alter + " set (slot_name = none)"));
        }
        statements.add(Statement.losing(
                "drop subscription " + subscription.reference(),
                "the connection of subscription " + subscription.reference()
                        + "; its replication slot stays at the publisher"));
        return statements;
    }

    @Override
    public Alteration alter(Subscription from, Subscription to, AlterContext context) {
        List<String> changes = Sql.set(from.options(), to.options());
        if (changes.stream().map(option -> Sql.optionName(option).strip()).anyMatch(FIXED::contains)
                || !from.slot().equals(to.slot())
                || !from.server().equals(to.server())) {
            return Alteration.replace();
        }
        List<Statement> statements = new ArrayList<>();
        String alter = "alter subscription " + to.reference() + " set ";
        if (!from.publications().equals(to.publications())) {
            statements.add(Statement.of(
                    alter + "publication " + String.join(", ", to.publications()) + " with (refresh = false)"));
        }
        if (!changes.isEmpty()) {
            statements.add(Statement.of(alter + "(" + String.join(", ", changes) + ")"));
        }
        return Alteration.inPlace(statements);
    }
}
