package io.github.migratemaven.execution;

import io.github.migratemaven.report.Status;
import java.util.List;

/**
 * What a stamp recorded; nothing was run.
 *
 * @param status {@code OK}, or {@code LOCKED} when another runner was at work and the run was to skip then
 * @param from heads before
 * @param to heads after
 * @param added ids that count as applied from now on
 * @param removed ids that count no longer
 * @param proven whether the database was compared with what the revisions build, and found equal
 * @param warnings everything the run warned of
 */
public record StampOutcome(
        Status status,
        List<String> from,
        List<String> to,
        List<String> added,
        List<String> removed,
        boolean proven,
        List<String> warnings) {}
