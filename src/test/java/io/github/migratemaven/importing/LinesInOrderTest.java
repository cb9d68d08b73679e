package io.github.migratemaven.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.testing.TestShadow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Three lines in the order in which the other tool runs them, which nothing in their graph holds. */
class LinesInOrderTest {
    private static final String BASE = "aaaaaaaaaa01";
    private static final String FIRST = "bbbbbbbbbb01";
    private static final String SHIELD = "bbbbbbbbbb02";
    private static final String HINDERING = "cccccccccc01";
    private static final String LAST = "dddddddddd01";

    /**
     * The last one fails after the hindering one unless the shield has run before that: whichever of the two depends on the
     * other, an order is left in which they fail.
     */
    @Test
    void whatNoDependencyOfOneOnTheOtherHoldsIsRefused() {
        LinesInOrder lines = lines("insert into base select 1 / (1 - count(*)) from base where x = 5");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(lines::settle)
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains("The revisions " + LAST + " and " + HINDERING + " cannot be carried over: " + LAST
                                + " fails where " + HINDERING
                                + " has run before it without what Alembic runs before that.")
                        .contains("division by zero")
                        .contains("Say in Alembic which of them needs what: depends_on = in the file of " + HINDERING
                                + " or " + LAST + ". Nothing was written."));
        assertThat(lines.notes()).isEmpty();
    }

    @Test
    void linesThatRunInAnyOrderAreLeftAlone() {
        LinesInOrder lines = lines("insert into base values (2)");

        lines.settle();

        assertThat(lines.notes()).isEmpty();
        assertThat(lines.inOrder()).extracting(Revision::dependsOn).containsOnlyOnce(List.of(FIRST));
    }

    private static LinesInOrder lines(String last) {
        return new LinesInOrder(
                OtherTool.ALEMBIC,
                new TestShadow(18),
                List.of(
                        revision(BASE, List.of(), List.of(), "create table base (x int)"),
                        revision(FIRST, List.of(BASE), List.of(), "select 1"),
                        revision(SHIELD, List.of(FIRST), List.of(), "insert into base values (1)"),
                        revision(
                                HINDERING,
                                List.of(BASE),
                                List.of(),
                                "insert into base select 5 where not exists (select from base where x = 1)"),
                        revision(LAST, List.of(BASE), List.of(FIRST), last)));
    }

    private static Revision revision(String id, List<String> parents, List<String> dependsOn, String sql) {
        return new Revision(
                id,
                parents,
                dependsOn,
                List.of(),
                List.of(),
                Instant.parse("2026-03-01T10:20:30Z"),
                "Of a line",
                new Script(sql + ";", 1, true),
                new Script("", 1, true),
                Optional.empty(),
                Optional.empty());
    }
}
