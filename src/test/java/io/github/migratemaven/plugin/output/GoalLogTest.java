package io.github.migratemaven.plugin.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GoalLogTest {
    private static final String LINE = "relation \"\u001b[31mred\u0007\u202e\" does not exist";
    private static final String SHOWN = "relation \"\\u001b[31mred\\u0007\\u202e\" does not exist";

    private final PrintStream usualOutput = System.out;
    private final PrintStream usualError = System.err;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setOut(usualOutput);
        System.setErr(usualError);
    }

    @Test
    void showsNothingThatATerminalWouldObey() {
        say(new GoalLog(new SystemStreamLog(), false));

        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("[info] " + SHOWN)
                .doesNotContain("\u001b", "\u0007", "\u202e");
        assertThat(error.toString(StandardCharsets.UTF_8))
                .contains("[error] " + SHOWN)
                .doesNotContain("\u001b", "\u0007", "\u202e");
    }

    @Test
    void leavesStandardOutputToTheScriptThatReadsIt() {
        say(new GoalLog(new SystemStreamLog(), true));

        assertThat(output.size()).isZero();
        assertThat(error.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("[INFO] " + SHOWN, "[WARNING] " + SHOWN, "[ERROR] " + SHOWN);
    }

    private static void say(GoalLog log) {
        log.info(LINE);
        log.warn(LINE);
        log.debug(LINE);
        log.error(LINE);
    }
}
