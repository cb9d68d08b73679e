package io.github.migratemaven.revision.graphcases;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where our behaviour is another than Alembic's, as one line; empty where they agree. */
final class Comparison {
    private final GraphCase graphCase;
    private final JsonNode ours;

    private Comparison(GraphCase graphCase, JsonNode ours) {
        this.graphCase = graphCase;
        this.ours = ours;
    }

    static Optional<String> difference(GraphCase graphCase, JsonNode ours) {
        return new Comparison(graphCase, ours).difference();
    }

    private Optional<String> difference() {
        Optional<String> refusal = graphCase.alembicRefusal();
        if (refusal.isPresent()) {
            return ours.has("error") ? unnamed(refusal.get()) : Optional.of("Alembic refuses, we give " + ours);
        }
        if (ours.has("error")) {
            return Optional.of("Alembic gives " + graphCase.expect() + ", we refuse: "
                    + ours.get("error").asText());
        }
        List<String> differing = new ArrayList<>();
        graphCase.expect().fieldNames().forEachRemaining(field -> {
            if (!agrees(field, graphCase.expect().get(field))) {
                differing.add(field + " " + graphCase.expect().get(field) + ", ours " + ours.path(field));
            }
        });
        return differing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differing));
    }

    private boolean agrees(String field, JsonNode theirs) {
        return switch (field) {
            // Notes are for readers. Ours keeps a row for each applied revision, so Alembic's statements on its rows
            // have no
            // counterpart: rows_after compares what they lead to.
            case "note", "version_sql", "warning", "exit" -> true;
            case "steps" -> graphCase.command().startsWith("stamp") || sameOrderOrAsGood(theirs, ours.path(field));
            case "listed" -> sameOrderOrAsGood(theirs, ours.path(field));
            case "rows_after", "heads", "bases", "branches", "rows_if_fully_upgraded", "resolved" ->
                set(theirs).equals(set(ours.path(field)));
            case "new_revision_down" ->
                theirs.isArray()
                        ? theirs.equals(ours.path(field))
                        : set(ours.path(field)).size()
                                == graphCase.load().heads().size();
            case "ok" -> ours.path("ok").asBoolean() == theirs.asBoolean();
            default ->
                theirs.isNumber()
                        ? theirs.asLong() == ours.path(field).asLong(Long.MIN_VALUE)
                        : theirs.equals(ours.path(field));
        };
    }

    /** The same revisions, in Alembic's order or in another that respects parents and dependencies as well. */
    private boolean sameOrderOrAsGood(JsonNode theirs, JsonNode mine) {
        return theirs.equals(mine)
                || (theirs.size() == mine.size() && set(theirs).equals(set(mine)) && respectsGraph(mine));
    }

    private boolean respectsGraph(JsonNode revisions) {
        RevisionGraph graph = graphCase.load();
        Set<String> later = new HashSet<>();
        GraphCase.texts(revisions).forEach(text -> later.add(idOf(text)));
        for (String text : GraphCase.texts(revisions)) {
            String id = idOf(text);
            later.remove(id);
            Set<String> first = text.startsWith("+") ? graph.ancestors(List.of(id)) : graph.descendants(List.of(id));
            if (first.stream().anyMatch(later::contains)) {
                return false;
            }
        }
        return true;
    }

    private static String idOf(String step) {
        return step.startsWith("+") || step.startsWith("-") ? step.substring(1) : step;
    }

    /** A refusal agrees when it names at least what Alembic, or its resolver, names. */
    private Optional<String> unnamed(String refusal) {
        Set<String> wanted = words(refusal);
        Set<String> names = new HashSet<>(graphCase.ids());
        names.addAll(graphCase.applied());
        wanted.retainAll(names);
        wanted.removeAll(words(ours.get("error").asText()));
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of("our refusal does not name " + wanted + ": "
                        + ours.get("error").asText());
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(Arrays.asList(text.split("[^A-Za-z0-9_-]+", -1)));
    }

    private static Set<String> set(JsonNode array) {
        return new TreeSet<>(GraphCase.texts(array));
    }
}
