package io.github.migratemaven.revision.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.file.RevisionFormat;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a new revision is put. */
class NewRevisionTest {
    private static final RevisionGraph GRAPH = RevisionGraph.of(
            List.of(revision("aaaa11111111", "", ""), revision("bbbb11111111", "", "-- Branch Labels: shop\n")));

    @Test
    void dependenciesAreIdsHoweverTheyWereNamedAndLabelsAsTheyAre() {
        assertThat(NewRevision.dependencies(GRAPH, List.of("aaaa", "shop", "aaaa11111111", "bbbb11111111")))
                .containsExactly("aaaa11111111", "shop", "bbbb11111111");
    }

    @Test
    void aDependencyThatIsNoRevisionIsRefused() {
        for (String none : List.of("cccc", "base")) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> NewRevision.dependencies(GRAPH, List.of(none)))
                    .withMessageContaining(none);
        }
    }

    private static Revision revision(String id, String revises, String more) {
        return RevisionFormat.parse(
                Path.of(id + ".sql"),
                "-- Revision ID: " + id + "\n-- Revises: " + revises
                        + "\n-- Create Date: 2026-01-02T03:04:05Z\n-- Message: " + id + "\n" + more
                        + "\n-- migrate:upgrade\nselect 1;\n\n-- migrate:downgrade\n");
    }
}
