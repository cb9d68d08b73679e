package io.github.migratemaven.api;

import io.github.migratemaven.execution.step.AppliedStep;
import io.github.migratemaven.revision.Revision;
import java.util.List;

/**
 * A revision, for people.
 *
 * @param id as its file has it
 * @param message what it does, in a few words
 */
public record RevisionInfo(String id, String message) {
    static RevisionInfo of(Revision revision) {
        return new RevisionInfo(revision.id(), revision.message());
    }

    static List<RevisionInfo> ofSteps(List<AppliedStep> steps) {
        return steps.stream()
                .map(step -> new RevisionInfo(step.revision(), step.message()))
                .toList();
    }

    @Override
    public String toString() {
        return id + " (" + message + ")";
    }
}
