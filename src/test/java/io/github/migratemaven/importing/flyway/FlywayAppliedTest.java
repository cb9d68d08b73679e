package io.github.migratemaven.importing.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.report.MigrationFailure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Flyway's rows say of the scripts that there are. */
class FlywayAppliedTest {
    private static final FlywayOrigin ONE = versioned("1", "V1__one.sql", 1);
    private static final FlywayOrigin TWO = versioned("2", "V2__two.sql", 2);
    private static final FlywayOrigin THREE = versioned("3", "V3__three.sql", 3);
    private static final FlywayOrigin VIEWS = new FlywayOrigin(Optional.empty(), "R__views.sql", 9);
    private static final List<FlywayOrigin> SCRIPTS = List.of(ONE, TWO, THREE, VIEWS);

    @Test
    void aBaselineStandsForAllUpToItsVersionHoweverItCameAbout() {
        for (String type : List.of("BASELINE", "SQL_BASELINE")) {
            assertThat(applied(row("2", type, "B2__all.sql", 77), row("3", "SQL", "V3__three.sql", 3)))
                    .containsExactly(ONE, TWO, THREE);
        }
    }

    @Test
    void whatWasTakenBackOrDeletedIsNotApplied() {
        assertThat(applied(
                        row("1", "SQL", "V1__one.sql", 1),
                        row("2", "SQL", "V2__two.sql", 2),
                        row("2", "UNDO_SQL", "U2__two.sql", 5),
                        row("0.5", "SQL", "V0_5__gone.sql", 6),
                        row("0.5", "DELETE", "V0_5__gone.sql", 6)))
                .containsExactly(ONE);
    }

    @Test
    void aRepeatableCountsOnlyAsItIsNow() {
        assertThat(applied(row(null, "SQL", "R__views.sql", 8))).isEmpty();
        assertThat(applied(row(null, "SQL", "R__views.sql", 8), row(null, "SQL", "R__views.sql", 9)))
                .containsExactly(VIEWS);
    }

    /** As before an import, where a later script needs what it does. */
    @Test
    void aMigrationInJavaIsTheScriptThatHasTakenItsPlace() {
        FlywayOrigin inSql = versioned("4", "V4__four.sql", 44);

        assertThat(FlywayApplied.among(List.of(inSql), List.of(row("4", "JDBC", "db.migration.V4__four", 7)), false))
                .containsExactly(inSql);
    }

    /** Flyway records its class, and no checksum unless the class gives one. */
    @Test
    void aMigrationInJavaIsFoundByItsClass() {
        FlywayOrigin versioned = versioned("4", "V4__four.java", 0);
        FlywayOrigin repeatable = new FlywayOrigin(Optional.empty(), "R__rows.java", 0);

        assertThat(FlywayApplied.among(
                        List.of(versioned, repeatable),
                        List.of(
                                row("4", "JDBC", "db.migration.V4__four", null),
                                row(null, "JDBC", "db.migration.R__rows", 7)),
                        false))
                .containsExactly(versioned, repeatable);
    }

    @Test
    void aSchemaThatFlywayMadeIsNoScript() {
        assertThat(applied(row(null, "SCHEMA", "\"shop\"", null), row("1.0", "SQL", "V1__one.sql", 1)))
                .containsExactly(ONE);
    }

    @Test
    void aScriptOfAnotherTextIsRefused() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> applied(row("1", "SQL", "V1__one.sql", 11)))
                .withMessage("V1__one.sql was changed after Flyway had applied it (checksum 1, and 11 when it was"
                        + " applied).");
    }

    private static List<FlywayOrigin> applied(FlywayRow... rows) {
        return FlywayApplied.among(SCRIPTS, List.of(rows), false);
    }

    private static FlywayOrigin versioned(String version, String script, int checksum) {
        return new FlywayOrigin(Optional.of(version), script, checksum);
    }

    private static FlywayRow row(@Nullable String version, String type, String script, @Nullable Integer checksum) {
        return new FlywayRow(Optional.ofNullable(version), type, script, Optional.ofNullable(checksum), true);
    }
}
