package io.github.migratemaven.importing.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerboseHistoryTest {
    @Test
    void readsMergesDependenciesLabelsMessagesAndDates() {
        assertThat(VerboseHistory.parse("""
            Using the database of the tests
            Rev: e1 (head) (mergepoint)
            Merges: b1, c1
            Also depends on: side, f1
            Branch names: books, side
            Path: /p/versions/e1.py

                Genres
                and shelves: both

                Revision ID: e1
                Revises: b1, c1
                Create Date: 2026-03-01 10:20:30.123456

            Rev: a1 (branchpoint)
            Parent: <base>
            Branches into: b1, c1
            Path: /p/versions/a1.py

                Revision ID: a1
                Revises:
                Create Date: 2026-03-01 10:20:30+02:00

            """))
                .containsExactly(
                        new AlembicRevision(
                                "e1",
                                List.of("b1", "c1"),
                                List.of("side", "f1"),
                                List.of("books", "side"),
                                "Genres and shelves: both",
                                Optional.of(Instant.parse("2026-03-01T10:20:30.123456Z")),
                                "/p/versions/e1.py"),
                        new AlembicRevision(
                                "a1",
                                List.of(),
                                List.of(),
                                List.of(),
                                "",
                                Optional.of(Instant.parse("2026-03-01T08:20:30Z")),
                                "/p/versions/a1.py"));
    }

    @Test
    void aFileWithoutADateHasNone() {
        assertThat(VerboseHistory.parse("Rev: a1 (head)\nParent: <base>\nPath: /p/a1.py\n\n    First\n"))
                .singleElement()
                .satisfies(revision -> assertThat(revision.created()).isEmpty());
    }
}
