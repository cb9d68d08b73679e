package io.github.migratemaven.revision.graphcases;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.script.Script;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One command that was run on Alembic.
 *
 * @param graph the revisions' name, and what they are
 * @param applied the rows of Alembic's version table before
 * @param expect what Alembic did
 */
record GraphCase(String id, JsonNode graph, String command, String argument, List<String> applied, JsonNode expect) {

    static List<GraphCase> read(JsonNode file) {
        List<GraphCase> cases = new ArrayList<>();
        for (JsonNode node : file.get("cases")) {
            cases.add(new GraphCase(
                    node.get("id").asText(),
                    file.get("graphs").get(node.get("graph").asText()),
                    node.get("command").asText(),
                    node.path("arg").asText(""),
                    texts(node.path("applied")),
                    node.get("expect")));
        }
        return cases;
    }

    /** What Alembic refused with, if it did: the text shown, and what its resolver knew. */
    Optional<String> alembicRefusal() {
        if (expect.has("error") || expect.has("crash")) {
            return Optional.of(expect.path("error").asText("") + " "
                    + expect.path("inner_error").asText("") + " "
                    + expect.path("crash").asText(""));
        }
        return Optional.empty();
    }

    RevisionGraph load() {
        return RevisionGraph.of(revisions());
    }

    List<String> ids() {
        return revisions().stream().map(Revision::id).toList();
    }

    private List<Revision> revisions() {
        List<Revision> revisions = new ArrayList<>();
        for (JsonNode node : graph.get("revisions")) {
            revisions.add(revision(
                    node.get("id").asText(),
                    texts(node.get("down")),
                    texts(node.path("depends_on")),
                    texts(node.path("labels"))));
        }
        return revisions;
    }

    static Revision revision(String id, List<String> parents, List<String> dependsOn, List<String> labels) {
        Script nothing = new Script("", 1, true);
        return new Revision(
                id,
                parents,
                dependsOn,
                labels,
                List.of(),
                Instant.EPOCH,
                "",
                nothing,
                nothing,
                Optional.empty(),
                Optional.empty());
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
