package io.github.migratemaven.api.spring;

import io.github.migratemaven.report.MigrationFailure;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells what to do in the place of a stack trace when the application does not start. */
final class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<MigrationFailure> {
    @Override
    protected FailureAnalysis analyze(Throwable atStart, MigrationFailure failure) {
        return new FailureAnalysis(failure.getMessage(), failure.advice(), failure);
    }
}
