package io.github.migratemaven.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import io.github.migratemaven.autogenerate.draft.RevisionSql;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.diff.Changes;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.ScriptLayout;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.WholeDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Any schema leads to any other and back, whatever is in the tables. The seed is fixed so that a build fails for what it
 * changed; other seeds are for whoever looks for further cases.
 */
@Slow
class AnySchemaTest {
    private static final CatalogReader READER = new CatalogReader(Kinds.ALL, WholeDatabase.SCOPE);
    private static final SchemaDiff DIFF = new SchemaDiff(Kinds.ALL);

    @Slow
    @Property(seed = "20261123", tries = 8, shrinking = ShrinkingMode.OFF)
    void leadsThereAndBackOnTheNewestServer(
            @ForAll("sketches") List<Integer> from, @ForAll("departures") List<Integer> departures)
            throws SQLException {
        thereAndBack(18, from, departures);
    }

    @Slow
    @Property(seed = "20261123", tries = 3, shrinking = ShrinkingMode.OFF)
    void leadsThereAndBackOnOlderServers(
            @ForAll("sketches") List<Integer> from,
            @ForAll("departures") List<Integer> departures,
            @ForAll("olderVersions") int major)
            throws SQLException {
        thereAndBack(major, from, departures);
    }

    @Provide
    Arbitrary<List<Integer>> sketches() {
        return Arbitraries.integers()
                .between(0, SchemaSketch.VARIANTS - 1)
                .list()
                .ofSize(SchemaSketch.CHOICES);
    }

    /** What is added to each choice; mostly nothing, so that much of a schema stays as it is. */
    @Provide
    Arbitrary<List<Integer>> departures() {
        return Arbitraries.of(0, 0, 0, 1, 2, 3).list().ofSize(SchemaSketch.CHOICES);
    }

    @Provide
    Arbitrary<Integer> olderVersions() {
        return Arbitraries.of(13, 15, 17);
    }

    static void thereAndBack(int major, List<Integer> from, List<Integer> departures) throws SQLException {
        List<Integer> goal = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            goal.add((from.get(i) + departures.get(i)) % SchemaSketch.VARIANTS);
        }
        String role = RoundTrip.role("sketcher");
        ConnectionSettings here = TestPostgres.freshDatabase(major);
        ConnectionSettings there = TestPostgres.freshDatabase(major);
        try (Connection database = here.open();
                Connection other = there.open()) {
            ScriptRunner.run(database, role + SchemaSketch.of(from), "A", 1);
            ScriptRunner.run(other, role + SchemaSketch.of(goal), "B", 1);
            Catalog a = READER.read(database);
            Catalog b = READER.read(other);
            assertThat(DIFF.between(a, a).changes()).isEmpty();
            assertThat(a.unhandled()).isEmpty();
            RowKeeping.fill(database, a);
            lead(database, a, b);
            lead(database, b, a);
        }
    }

    private static void lead(Connection database, Catalog from, Catalog to) throws SQLException {
        RowKeeping rows = RowKeeping.of(database, from);
        ConvergingDiff.Outcome outcome = new ConvergingDiff(READER, DIFF).lead(database, from, to);
        assertThat(outcome.flaw()).isEmpty();
        String sql = RevisionSql.of(outcome.statements(), List.of(), Optional.empty());
        assertThat(ScriptLayout.of(sql, "\n")).isEqualTo(sql);
        assertThat(READER.read(database).objects()).hasSameElementsAs(to.objects());
        rows.assertKept(database, to, new Changes(outcome.changes(), outcome.statements(), Map.of()));
    }
}
