package io.github.migratemaven.catalog.reader;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.KindLookup;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.postgres.connection.LocksOfOthers;
import io.github.migratemaven.postgres.connection.OwnNames;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a database's catalog: at most one query a kind, one for the dependencies, whatever the number of objects, all in
 * one read-only snapshot. Names inside definitions are relative to the scope's default schema.
 */
public final class CatalogReader {
    /** The newest major version whose catalogs the kinds were written for. */
    public static final int NEWEST_KNOWN = 19;

    private final List<ObjectKind<?>> kinds;
    private final KindLookup lookup;
    private final CatalogScope scope;

    public CatalogReader(List<ObjectKind<?>> kinds, CatalogScope scope) {
        this.kinds = List.copyOf(kinds);
        this.lookup = new KindLookup(kinds);
        this.scope = scope;
    }

    /**
     * The catalog as it is now. The connection must not be inside a transaction; its settings are left as they were.
     *
     * @throws SQLException when a query fails
     */
    public Catalog read(Connection connection) throws SQLException {
        return read(connection, Duration.ZERO);
    }

    /**
     * As {@link #read(Connection)}, of a database that others use too.
     *
     * @param patience how long to wait for a lock of others; zero for ever
     */
    public Catalog read(Connection connection, Duration patience) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("set transaction isolation level repeatable read, read only");
            if (!patience.isZero()) {
                LocksOfOthers.waitAtMost(connection, patience);
            }
            pin(statement);
            return read(
                    questions(statement, !patience.isZero()),
                    connection.getMetaData().getDatabaseMajorVersion());
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    /**
     * The catalog as the connection's open transaction sees it, with what that has done and not committed.
     *
     * @throws SQLException when a query fails
     */
    public Catalog readUncommitted(Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            pin(statement);
            return read(statement::executeQuery, connection.getMetaData().getDatabaseMajorVersion());
        } finally {
            connection.rollback(before);
        }
    }

    /** What changes how definitions are printed, and what could stop the reading. */
    private void pin(Statement statement) throws SQLException {
        statement.execute(PinnedSettings.forTransaction() + "set local search_path = "
                + Quoting.identifier(scope.defaultSchema())
                + "; set local migrate.usual_owner = "
                + Quoting.literal(scope.usualOwner().orElse(""))
                + "; set local jit = off; set local statement_timeout = 0");
    }

    /** In a database that others use, operators of theirs are not called; the plans of a shadow's queries may be kept. */
    private CatalogQuestions questions(Statement statement, boolean othersUseIt) throws SQLException {
        if (!othersUseIt) {
            return statement::executeQuery;
        }
        // All rows are fetched, not the first ones.
        statement.execute("set local cursor_tuple_fraction = 1");
        return query -> OwnNames.ask(statement, query, Quoting.identifier(scope.defaultSchema()));
    }

    private Catalog read(CatalogQuestions questions, int version) throws SQLException {
        ObjectAddresses addresses = ObjectAddresses.read(questions);
        CatalogRows catalogRows = CatalogRows.read(questions, kinds, addresses);
        Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>();
        Map<ObjectId, Integer> positions = new LinkedHashMap<>();
        Map<ObjectId, Set<ObjectId>> requires = new LinkedHashMap<>();
        Map<ObjectId, ObjectId> forerunners = new LinkedHashMap<>();
        for (ObjectKind<?> kind : kinds) {
            if (catalogRows.mayHold(kind)) {
                readKind(questions, kind, version, addresses, objects, positions, requires, forerunners);
            }
        }
        addRecordedDependencies(questions, addresses, requires);
        letForerunnersStandIn(forerunners, requires);
        Set<String> unhandled = UnhandledObjects.read(questions, addresses, catalogRows, kinds);
        return new Catalog(version, lookup, objects, requires, positions, unhandled);
    }

    private <T extends SchemaObject> void readKind(
            CatalogQuestions questions,
            ObjectKind<T> kind,
            int version,
            ObjectAddresses addresses,
            Map<ObjectId, SchemaObject> objects,
            Map<ObjectId, Integer> positions,
            Map<ObjectId, Set<ObjectId>> requires,
            Map<ObjectId, ObjectId> forerunners)
            throws SQLException {
        KindQuery<T> query = KindQuery.of(kind, version);
        RecordDecoder<T> decoder = query.decoder();
        try (ResultSet rows = questions.ask(query.sql())) {
            RecordDecoder.Columns columns = decoder.columns(rows);
            while (rows.next()) {
                String address = rows.getString(columns.address());
                addresses.met(address);
                if (addresses.isExtensionMember(address)) {
                    continue;
                }
                var decoded = decoder.decode(rows, columns, addresses);
                if (decoded.isEmpty() || isOutside(kind, decoded.get().id())) {
                    continue;
                }
                T object = decoded.get();
                objects.put(object.id(), object);
                if (columns.position() > 0) {
                    positions.put(object.id(), rows.getInt(columns.position()));
                }
                addresses.add(address, object.id());
                kind.forerunner(object).ifPresent(forerunner -> forerunners.put(object.id(), forerunner));
                Set<ObjectId> needed = new LinkedHashSet<>(decoder.references(object));
                needed.addAll(kind.requires(object));
                requires.put(object.id(), needed);
            }
        }
    }

    private boolean isOutside(ObjectKind<?> kind, ObjectId id) {
        boolean wrongSchema = !scope.schemas().isEmpty()
                && !scope.schemas().contains(id.path().get(0))
                && kind.isInSchema(id);
        return wrongSchema || scope.excluded().test(id);
    }

    /** What {@code pg_depend} says, with internal objects standing for what they are part of. */
    private static void addRecordedDependencies(
            CatalogQuestions questions, ObjectAddresses addresses, Map<ObjectId, Set<ObjectId>> requires)
            throws SQLException {
        try (ResultSet rows = questions.ask("""
            select k.relname || ':' || d.objid || ':' || d.objsubid,
              r.relname || ':' || d.refobjid || ':' || d.refobjsubid
            from pg_catalog.pg_depend d
            join pg_catalog.pg_class k on k.oid = d.classid
            join pg_catalog.pg_class r on r.oid = d.refclassid
            where d.objid >= 16384 and d.refobjid >= 2200 and d.deptype in ('n', 'a', 'i', 'P', 'S', 'e')
              and not (k.relname = 'pg_class' and r.relname = 'pg_class'
                       and d.deptype in ('a', 'n')
                       and exists (select from pg_catalog.pg_class c
                                   where c.oid = d.objid and c.relkind in ('S', 'r', 'p', 'f')))
              -- what is of a partition of the referenced table needs the partition; the foreign key does not
              and not (k.relname = 'pg_constraint'
                       and exists (select from pg_catalog.pg_constraint f
                                   join pg_catalog.pg_constraint w on w.oid = f.conparentid
                                   where f.oid = d.objid and f.contype = 'f' and w.conrelid = f.conrelid))
            union all
            -- a foreign key refers to rows in all partitions
            select 'pg_constraint:' || k.oid || ':0', 'pg_inherits:' || t.relid::oid || ':0'
            from pg_catalog.pg_constraint k
            cross join lateral pg_catalog.pg_partition_tree(k.confrelid) t
            where k.contype = 'f' and k.conparentid = 0 and t.level > 0
            union all
            -- the type of a column that divides a table cannot be altered, so the table rests on it
            select 'pg_class:' || k.partrelid || ':0', 'pg_type:' || a.atttypid || ':0'
            from pg_catalog.pg_partitioned_table k
            join pg_catalog.pg_attribute a on a.attrelid = k.partrelid
              and a.attnum = any (k.partattrs::pg_catalog.int2[])
            union all
            -- what a table has only from a parent goes when the parent's does
            select 'pg_class:' || a.attrelid || ':' || a.attnum, 'pg_class:' || p.attrelid || ':' || p.attnum
            from pg_catalog.pg_inherits h
            join pg_catalog.pg_attribute a on a.attrelid = h.inhrelid and a.attnum > 0 and not a.attisdropped
              and a.attinhcount > 0 and not a.attislocal
            join pg_catalog.pg_attribute p on p.attrelid = h.inhparent and p.attname = a.attname and p.attnum > 0
            union all
            select 'pg_constraint:' || k.oid || ':0', 'pg_constraint:' || p.oid || ':0'
            from pg_catalog.pg_inherits h
            join pg_catalog.pg_constraint k on k.conrelid = h.inhrelid and k.contype = 'c'
              and k.coninhcount > 0 and not k.conislocal
            join pg_catalog.pg_constraint p on p.conrelid = h.inhparent and p.conname = k.conname
              and p.contype = 'c'
            join pg_catalog.pg_class c on c.oid = k.conrelid
            -- but one that is validated comes first in a partition, and is not overwritten by the whole's
            where not (c.relispartition and k.convalidated and not p.convalidated)
            order by 1, 2
            """)) {
            while (rows.next()) {
                var dependent = addresses.resolve(rows.getString(1));
                var needed = addresses.resolve(rows.getString(2));
                if (dependent.isPresent()
                        && needed.isPresent()
                        && !dependent.get().equals(needed.get())
                        && requires.containsKey(dependent.get())
                        && !isPartOf(needed.get(), dependent.get(), requires)) {
                    requires.get(dependent.get()).add(needed.get());
                }
            }
        }
        dropDangling(requires);
    }

    /** A partitioned table is said to need the columns of its key; they are parts of it. */
    private static boolean isPartOf(ObjectId part, ObjectId whole, Map<ObjectId, Set<ObjectId>> requires) {
        return part.path().size() > whole.path().size()
                && requires.getOrDefault(part, Set.of()).contains(whole);
    }

    private static void dropDangling(Map<ObjectId, Set<ObjectId>> requires) {
        List<ObjectId> gone = new ArrayList<>();
        requires.forEach((id, needed) -> {
            gone.clear();
            needed.forEach(other -> {
                if (!requires.containsKey(other)) {
                    gone.add(other);
                }
            });
            gone.forEach(needed::remove);
        });
    }

    /** Breaks the circle of a type and the functions that it is made of, as CREATE TYPE demands it. */
    private static void letForerunnersStandIn(
            Map<ObjectId, ObjectId> forerunners, Map<ObjectId, Set<ObjectId>> requires) {
        forerunners.forEach((id, forerunner) -> {
            for (ObjectId needed : requires.getOrDefault(id, Set.of())) {
                Set<ObjectId> neededInTurn = requires.getOrDefault(needed, Set.of());
                if (neededInTurn.contains(id)) {
                    neededInTurn.remove(id);
                    neededInTurn.add(forerunner);
                }
            }
        });
    }
}
