package io.github.migratemaven.api.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.report.MigrationFailure;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class MigrationFailureAnalyzerTest {
    private final MigrationFailure edited = MigrationFailure.refused("Revision a1 was edited.", "Bring the file back.");

    @Test
    void springBootTellsWhatToDo() {
        SpringFactoriesLoader.FailureHandler others =
                SpringFactoriesLoader.FailureHandler.handleMessage((text, why) -> {});
        FailureAnalysis analysis =
                SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class, others).stream()
                        .filter(MigrationFailureAnalyzer.class::isInstance)
                        .findFirst()
                        .orElseThrow()
                        .analyze(new BeanCreationException("migrationsAtStart", "did not start", edited));

        assertThat(analysis)
                .extracting(FailureAnalysis::getDescription, FailureAnalysis::getAction)
                .containsExactly("Revision a1 was edited.", "Bring the file back.");
    }

    @Test
    void soDoesAStackTrace() {
        assertThat(new IllegalStateException("The application did not start", edited))
                .hasStackTraceContaining("Revision a1 was edited.")
                .hasStackTraceContaining("Bring the file back.");
    }
}
