package io.github.migratemaven.importing;

import io.github.migratemaven.autogenerate.compare.Detection;
import io.github.migratemaven.autogenerate.compare.Replay;
import io.github.migratemaven.autogenerate.normal.Alike;
import io.github.migratemaven.autogenerate.normal.NormalForms;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Compares what the other tool has built with what the revisions have: the whole catalog, and every row. */
final class BothDatabases {
    private final Shadow shadow;
    private final Predicate<ObjectId> leftOut;
    private final Set<String> tablesLeftOut;

    /**
     * @param leftOut objects that do not count: the tables in which each keeps its history
     * @param tablesLeftOut names of these tables
     */
    BothDatabases(Shadow shadow, Predicate<ObjectId> leftOut, Set<String> tablesLeftOut) {
        this.shadow = shadow;
        this.leftOut = leftOut;
        this.tablesLeftOut = Set.copyOf(tablesLeftOut);
    }

    /**
     * What a comparison has found.
     *
     * @param differences a line each
     * @param ofTheMoment columns whose values the tool itself makes otherwise in each run, such as the time
     */
    record Found(List<String> differences, Set<String> ofTheMoment) {}

    /** @param again another database that the other tool has built; asked for only where rows differ */
    Found compare(ConnectionSettings theirs, ConnectionSettings ours, Supplier<ConnectionSettings> again)
            throws SQLException {
        try (Connection one = PinnedSettings.open(theirs, Replay.DEFAULT_SCHEMA);
                Connection other = PinnedSettings.open(ours, Replay.DEFAULT_SCHEMA)) {
            List<String> schemas = schemas(one, other);
            if (!schemas.isEmpty()) {
                return new Found(schemas, Set.of());
            }
            TableContent expected = TableContent.read(one, tablesLeftOut);
            TableContent found = TableContent.read(other, tablesLeftOut);
            Set<String> ofTheMoment = new TreeSet<>();
            if (!expected.differences(found).isEmpty()) {
                ofTheMoment.addAll(ofTheMoment(expected, again.get()));
            }
            Set<String> differing = new TreeSet<>(expected.differences(found));
            differing.removeAll(ofTheMoment);
            List<String> lines = new ArrayList<>();
            differing.forEach(column -> lines.add("The rows differ in " + column));
            if (lines.isEmpty()) {
                Map<String, String> rows = TableContent.rows(other, found, ofTheMoment);
                TableContent.rows(one, expected, ofTheMoment).forEach((table, digest) -> {
                    if (!digest.equals(rows.get(table))) {
                        lines.add("The rows differ in " + table);
                    }
                });
            }
            return new Found(lines, ofTheMoment);
        }
    }

    private Set<String> ofTheMoment(TableContent once, ConnectionSettings again) throws SQLException {
        try (Connection connection = PinnedSettings.open(again, Replay.DEFAULT_SCHEMA)) {
            return once.differences(TableContent.read(connection, tablesLeftOut));
        } finally {
            shadow.drop(again);
        }
    }

    private List<String> schemas(Connection theirs, Connection ours) throws SQLException {
        CatalogScope scope = new CatalogScope(Replay.DEFAULT_SCHEMA, Set.of(), leftOut);
        CatalogReader reader = new CatalogReader(Kinds.ALL, scope);
        Catalog expected = reader.read(theirs);
        Catalog found = reader.read(ours);
        try (NormalForms normal = new NormalForms(shadow, scope)) {
            Alike both = normal.alike(expected, found);
            return SchemaDifference.lines(new Detection(Kinds.ALL, Replay.DEFAULT_SCHEMA)
                    .differences(new SchemaDiff(Kinds.ALL)
                            .between(both.from(), both.to())
                            .changes()));
        }
    }
}
