package io.github.migratemaven.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code src/site/java/Recordings.java} has made of real runs. */
class RecordingsTest {
    private static final Path RECORDINGS = Pages.SITE.resolve("resources").resolve("recordings");

    private final List<Path> casts = Pages.files(RECORDINGS, ".cast");

    @Test
    void eachIsACastThatTerminalsPlayAndPagesShow() throws JsonProcessingException {
        String pages = Pages.all().stream().map(Pages::text).collect(Collectors.joining());
        for (Path cast : casts) {
            List<String> lines = Pages.text(cast).lines().toList();
            JsonNode header = new ObjectMapper().readTree(lines.get(0));
            assertThat(header.get("version").asInt()).isEqualTo(2);
            double before = 0;
            for (String line : lines.subList(1, lines.size())) {
                JsonNode event = new ObjectMapper().readTree(line);
                assertThat(event.get(0).asDouble()).as(line).isGreaterThanOrEqualTo(before);
                assertThat(event.get(1).asText()).isEqualTo("o");
                assertThat(event.get(2).asText().length()).as(line).isLessThanOrEqualTo(102);
                before = event.get(0).asDouble();
            }
            String name = "recordings/" + cast.getFileName();
            assertThat(pages).contains("](" + name + ")", "](" + name.replace(".cast", ".svg") + ")");
        }
        assertThat(casts).hasSize(3);
    }

    @Test
    void nothingInThemIsOfTheMachineThatMadeThem() {
        for (Path cast : casts) {
            String picture = Pages.text(Path.of(cast.toString().replace(".cast", ".svg")));
            assertThat(Pages.text(cast) + picture).doesNotContain("/root", "/home/", "/tmp", "/work");
            assertThat(picture.length()).isLessThan(150_000);
        }
    }
}
