package io.github.migratemaven.engine.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Place;
import io.github.migratemaven.finding.Severity;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Findings as texts, with their files seen from the directory of the revisions: that may be moved. */
final class KeptFindings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    KeptFindings(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    String write(Finding finding) {
        ObjectNode json = JSON.createObjectNode();
        json.put("rule", finding.rule());
        json.put("severity", finding.severity().word());
        finding.revision().ifPresent(id -> json.put("revision", id));
        finding.place().ifPresent(place -> json.put("line", place.line())
                .put("column", place.column())
                .put("file", directory.relativize(place.file().toAbsolutePath()).toString()));
        json.put("message", finding.message());
        json.put("why", finding.why());
        json.put("next", finding.next());
        finding.rewrite().ifPresent(sql -> json.put("rewrite", sql));
        json.put("help", finding.help());
        return json.toString();
    }

    Finding read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return new Finding(
                    json.path("rule").asText(),
                    Severity.named(json.path("severity").asText()).orElseThrow(),
                    text(json, "revision"),
                    text(json, "file")
                            .map(file -> new Place(
                                    directory.resolve(file),
                                    json.path("line").asInt(),
                                    json.path("column").asInt())),
                    json.path("message").asText(),
                    json.path("why").asText(),
                    json.path("next").asText(),
                    text(json, "rewrite"),
                    json.path("help").asText());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.get(field)).map(JsonNode::asText);
    }
}
