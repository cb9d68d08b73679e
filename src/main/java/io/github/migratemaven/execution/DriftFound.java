package io.github.migratemaven.execution;

import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.execution.history.AppliedState;
import java.util.List;

/**
 * How a database differs from what its applied revisions build.
 *
 * @param state where the database stands
 * @param differences empty when there are none
 */
public record DriftFound(AppliedState state, List<SchemaDifference> differences) {}
