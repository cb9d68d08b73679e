package io.github.migratemaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MigrationFailureTest {

    @Test
    void showsTheProblemBeforeTheAdvice() {
        MigrationFailure failure = MigrationFailure.refused("Two heads.", "Run migrate:merge.");

        assertThat(failure.problemAndAdvice()).isEqualTo("Two heads." + System.lineSeparator() + "Run migrate:merge.");
        assertThat(failure.status()).isEqualTo(Status.REFUSED);
    }
}
