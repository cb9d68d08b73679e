package io.github.migratemaven.engine;

import io.github.migratemaven.autogenerate.Generation;
import io.github.migratemaven.autogenerate.GenerationRequest;
import io.github.migratemaven.autogenerate.RevisionGenerator;
import io.github.migratemaven.model.SchemaModel;
import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.postgres.ScriptFailedException;
import io.github.migratemaven.postgres.ScriptRunner;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether lines that are to be joined build the same schema in whatever order databases have applied them. */
final class MergeCheck {
    private final Shadow shadow;
    private final Reporter reporter;

    MergeCheck(Shadow shadow, Reporter reporter) {
        this.shadow = shadow;
        this.reporter = reporter;
    }

    /** The differences between the schemas of two orders; empty when there are none. */
    List<String> clashes(RevisionGraph graph, Revision merge) {
        List<Revision> oneWay = lineByLine(graph, merge.parents());
        List<String> reversed = new ArrayList<>(merge.parents());
        Collections.reverse(reversed);
        List<Revision> otherWay = lineByLine(graph, reversed);
        Generation generation = new RevisionGenerator(shadow, reporter)
                .generate(new GenerationRequest(
                        oneWay,
                        new Replayed(otherWay),
                        merge.id(),
                        merge.parents(),
                        merge.message(),
                        merge.createDate(),
                        List.of(),
                        List.of(),
                        Set.of(),
                        id -> false,
                        List.of()));
        return generation.detected();
    }

    private static List<Revision> lineByLine(RevisionGraph graph, List<String> parents) {
        Set<Revision> order = new LinkedHashSet<>();
        parents.forEach(parent -> order.addAll(graph.inOrder(graph.ancestors(List.of(parent)))));
        return List.copyOf(order);
    }

    /** Revisions in an order of their own, taken as what the schema shall be. */
    private record Replayed(List<Revision> revisions) implements SchemaModel {

        @Override
        public void create(ConnectionSettings emptyDatabase, Reporter reporter) {
            for (Revision revision : revisions) {
                try (Connection connection = emptyDatabase.open()) {
                    ScriptRunner.run(
                            connection,
                            revision.upgrade().sql(),
                            revision.displayName(),
                            revision.upgrade().firstLine());
                } catch (ScriptFailedException e) {
                    throw MigrationFailure.refused(
                            "The lines clash: in the order " + ids() + ", " + e.describe(),
                            "Mend one of the lines before merging; databases may have applied them in this order.");
                } catch (SQLException e) {
                    throw MigrationFailure.failed("The shadow database failed: " + e.getMessage(), "Try again.", e);
                }
            }
        }

        private List<String> ids() {
            return revisions.stream().map(Revision::id).toList();
        }

        @Override
        public boolean managesEverything() {
            return true;
        }

        @Override
        public String description() {
            return "the revisions in the order " + ids();
        }
    }
}
