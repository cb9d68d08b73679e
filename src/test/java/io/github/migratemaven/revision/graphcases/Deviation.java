package io.github.migratemaven.revision.graphcases;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.plan.Planner;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A kind of behaviour in which the plugin differs from Alembic on purpose; never a single case. */
enum Deviation {
    COUNT_FROM_SEVERAL_HEADS(
            "-N with several applied heads is refused and names them, where Alembic takes any of them back") {
        @Override
        boolean explains(GraphCase alembic, JsonNode ours) {
            return alembic.command().equals("downgrade")
                    && alembic.argument().startsWith("-")
                    && alembic.applied().size() > 1
                    && alembic.expect().path("steps").size() > 0
                    && namesAll(ours, alembic.applied());
        }
    },
    SIBLING_IS_PROTECTED(
            "label@TARGET takes back that line alone, where Alembic takes its siblings and their common stem too") {
        @Override
        boolean explains(GraphCase alembic, JsonNode ours) {
            int at = alembic.argument().indexOf('@');
            if (!alembic.command().equals("downgrade")
                    || at < 0
                    || !alembic.expect().has("steps")) {
                return false;
            }
            RevisionGraph graph = alembic.load();
            Set<String> more = stepsBeyond(alembic.expect(), ours);
            Set<String> line = lineOf(graph, alembic.argument().substring(0, at));
            Set<String> siblings = new HashSet<>(graph.ancestors(alembic.applied()));
            siblings.removeAll(line);
            Set<String> protectedOnes = graph.lineAncestors(siblings);
            boolean oursIsLess = ours.has("error")
                    ? ours.get("error").asText().contains("another line stands on")
                    : stepsBeyond(ours, alembic.expect()).isEmpty();
            return oursIsLess && !more.isEmpty() && (ours.has("error") || protectedOnes.containsAll(more));
        }
    },
    COUNT_IS_EXACT_DOWNWARDS(
            "-N takes back N revisions and what needs them, where Alembic goes on to other lines at a base or branch point") {
        @Override
        boolean explains(GraphCase alembic, JsonNode ours) {
            return alembic.command().equals("downgrade")
                    && alembic.argument().startsWith("-")
                    && alembic.expect().has("steps")
                    && ours.has("steps")
                    && stepsBeyond(ours, alembic.expect()).isEmpty()
                    && ours.get("steps").size() >= -Integer.parseInt(alembic.argument());
        }
    },
    COUNT_IS_EXACT_UPWARDS(
            "+N on the way to a merge is refused and names what the merge also needs, where Alembic runs more than N") {
        @Override
        boolean explains(GraphCase alembic, JsonNode ours) {
            Optional<Integer> count = trailingCount(alembic.argument());
            return alembic.command().equals("upgrade")
                    && count.isPresent()
                    && alembic.expect().path("steps").size() > count.get()
                    && ours.path("error").asText("").contains("more than it counts");
        }
    },
    STAMP_FORGETS_NOTHING_ELSE(
            "stamp forgets only what lies above its target, where Alembic also forgets other parents of a merge and"
                    + " dependent lines") {
        @Override
        boolean explains(GraphCase alembic, JsonNode ours) {
            if (!alembic.command().equals("stamp") || !alembic.expect().has("rows_after") || !ours.has("rows_after")) {
                return false;
            }
            RevisionGraph graph = alembic.load();
            Set<String> before = graph.ancestors(alembic.applied());
            Set<String> theirs =
                    graph.ancestors(GraphCase.texts(alembic.expect().get("rows_after")));
            Set<String> kept = new HashSet<>(graph.ancestors(GraphCase.texts(ours.get("rows_after"))));
            boolean theirsAndMore = kept.containsAll(theirs);
            kept.removeAll(theirs);
            Set<String> above = new HashSet<>();
            for (String target : alembic.argument().split(" ", -1)) {
                for (Revision revision : Planner.resolve(graph, before, target)) {
                    graph.children(revision.id()).forEach(child -> above.add(child.id()));
                }
            }
            return theirsAndMore
                    && before.containsAll(kept)
                    && graph.descendants(above).stream().noneMatch(kept::contains);
        }
    },
    ONE_LANGUAGE_EVERYWHERE(
            "every command takes symbols with steps, such as head-2, where Alembic knows them in upgrade and downgrade alone") {
        private final Pattern symbolAndSteps = Pattern.compile("(.*[ :])?[^ :]*\\w[+-][0-9]+([ :].*)?");

        @Override
        boolean explains(GraphCase alembic, JsonNode ours) {
            return !alembic.command().startsWith("upgrade")
                    && !alembic.command().startsWith("downgrade")
                    && symbolAndSteps.matcher(alembic.argument()).matches()
                    && alembic.alembicRefusal().orElse("").startsWith("Can't locate")
                    && !ours.has("error");
        }
    },
    COUNT_PAST_THE_END("REV+N and REV-N past the end are refused, where Alembic does nothing or stops at the end") {
        @Override
        boolean explains(GraphCase alembic, JsonNode ours) {
            return alembic.argument().matches(".*\\w[+-][0-9]+")
                    && alembic.alembicRefusal().isEmpty()
                    && ours.path("error").asText("").contains(" in that direction");
        }
    },
    NOTHING_IS_IGNORED_IN_A_TARGET("text after the number of steps is refused, where Alembic ignores it") {
        private final Pattern textAfterSteps = Pattern.compile(".*[+-][0-9]+[^0-9:].*");

        @Override
        boolean explains(GraphCase alembic, JsonNode ours) {
            return textAfterSteps.matcher(alembic.argument()).matches()
                    && alembic.alembicRefusal().isEmpty()
                    && ours.path("error").asText("").contains(alembic.argument());
        }
    },
    AHEAD_IS_A_STATE(
            "current shows a database that is ahead of the checkout and names the unknown revisions, where Alembic fails") {
        @Override
        boolean explains(GraphCase alembic, JsonNode ours) {
            return alembic.command().equals("current")
                    && alembic.alembicRefusal().isPresent()
                    && ours.path("ahead").size() > 0;
        }
    },
    TIP_OF_A_DEPENDENCY_IS_CURRENT(
            "downgrade to the applied tip of a line has nothing to do, where Alembic fails if another line depends on it") {
        @Override
        boolean explains(GraphCase alembic, JsonNode ours) {
            return alembic.command().equals("downgrade")
                    && alembic.expect().path("inner_kind").asText("").equals("RangeNotAncestorError")
                    && ours.path("steps").isArray()
                    && ours.get("steps").isEmpty();
        }
    },
    SYMBOLS_ARE_NO_IDS(
            "an id that reads as head, heads, base, current or a number is refused, where Alembic takes it") {
        @Override
        boolean explains(GraphCase alembic, JsonNode ours) {
            return alembic.alembicRefusal().isEmpty()
                    && ours.path("error").asText("").startsWith("The revision id '")
                    && alembic.ids().stream().anyMatch(id -> id.matches("head|heads|base|current|[0-9]+"));
        }
    };

    private final String reason;

    Deviation(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /** Whether a found difference is of this kind. */
    abstract boolean explains(GraphCase alembic, JsonNode ours);

    static Optional<Deviation> of(GraphCase alembic, JsonNode ours) {
        return List.of(values()).stream()
                .filter(deviation -> deviation.explains(alembic, ours))
                .findFirst();
    }

    private static boolean namesAll(JsonNode ours, List<String> ids) {
        String error = ours.path("error").asText("");
        return !error.isEmpty() && ids.stream().allMatch(error::contains);
    }

    private static Set<String> stepsBeyond(JsonNode more, JsonNode less) {
        Set<String> beyond = new HashSet<>();
        GraphCase.texts(more.path("steps")).forEach(step -> beyond.add(step.substring(1)));
        GraphCase.texts(less.path("steps")).forEach(step -> beyond.remove(step.substring(1)));
        return beyond;
    }

    private static Set<String> lineOf(RevisionGraph graph, String label) {
        return Planner.resolve(graph, Set.of(), label).stream()
                .findFirst()
                .map(revision -> graph.line(revision.id()))
                .orElse(Set.of());
    }

    private static Optional<Integer> trailingCount(String argument) {
        int plus = argument.lastIndexOf('+');
        return plus >= 0 && argument.substring(plus + 1).matches("[0-9]{1,9}")
                ? Optional.of(Integer.parseInt(argument.substring(plus + 1)))
                : Optional.empty();
    }
}
