package io.github.migratemaven.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.migratemaven.report.MigrationFailure;
import org.junit.jupiter.api.Test;

class ResultJsonTest {

    @Test
    void noCharacterThatATerminalObeysIsInItAndNoneIsLost() throws JsonProcessingException {
        String problem = "table \"a\u001b[31m\u0007\u009b\u007f\u202e\u2066\" 日本語 🙂";

        String json = new ResultJson().write(FailedResult.of("upgrade", MigrationFailure.failed(problem, "", null)));

        assertThat(json)
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u007f", "\u202e", "\u2066")
                .contains("日本語");
        assertThat(new ObjectMapper().readTree(json).get("problem").asText()).isEqualTo(problem);
    }
}
