package io.github.migratemaven.execution;

import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.revision.plan.Plan;
import java.util.List;

/**
 * What a run would do; nothing was touched to find out.
 *
 * @param state where the database stands
 * @param plan the steps in order, each with its revision and so its SQL
 * @param warnings everything the run would warn of
 */
public record DryRun(AppliedState state, Plan plan, List<String> warnings) {}
