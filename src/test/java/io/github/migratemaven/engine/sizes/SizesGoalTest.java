package io.github.migratemaven.engine.sizes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.migratemaven.postgres.connection.LiveReading;
import io.github.migratemaven.postgres.connection.StatementWatch;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.OtherSession;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SizesGoalTest {
    private final Database database = Database.fresh();

    /** PostgreSQL waits for a lock on a table before it measures it. */
    @Test
    void somebodysLockIsNotWaitedForForEver() {
        database.run("create table t (a int)");
        LiveReading impatient = new LiveReading(Duration.ofMillis(300), StatementWatch.Waits.USUAL, Reporter.silent());
        try (OtherSession other = OtherSession.inTransaction(database, "lock table t")) {
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> SizesGoal.read(database.settings(), impatient))
                    .satisfies(failure -> assertThat(failure.advice()).contains("pg_locks")));
            other.commit();
        }
        assertThat(SizesGoal.read(database.settings()).tables()).containsOnlyKeys("public.t");
    }
}
