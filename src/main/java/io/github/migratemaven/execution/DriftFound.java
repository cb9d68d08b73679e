package io.github.migratemaven.execution;

import java.util.List;

/**
 * How a database differs from what its applied revisions build.
 *
 * @param state where the database stands
 * @param differences a line each; empty when there are none
 */
public record DriftFound(AppliedState state, List<String> differences) {}
