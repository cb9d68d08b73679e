package io.github.migratemaven.execution.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.testing.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Needs JVMs that end. */
class InterruptionTest {

    @Test
    void aGoalThatIsOverIsAskedNothingWhenTheJvmEnds() throws IOException, InterruptedException {
        assertThat(linesOf("over")).isEmpty();
    }

    @Test
    void aRunningGoalIsAskedAgainAndAgainAndTheJvmWaitsForIt() throws IOException, InterruptedException {
        assertThat(linesOf("running"))
                .startsWith("asked to stop", "asked to stop")
                .contains("the goal has said what it had to say");
    }

    private static List<String> linesOf(String kind) throws IOException, InterruptedException {
        Process process = JavaProcess.of(EndingJvm.class, kind).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }

    static final class EndingJvm {
        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) {
            Interruption interruption = new Interruption();
            CountDownLatch twice = new CountDownLatch(2);
            interruption.stops(() -> {
                System.out.println("asked to stop");
                twice.countDown();
            });
            if (arguments[0].equals("over")) {
                interruption.close();
            } else {
                Thread goal = new Thread(() -> endOnceAsked(twice, interruption));
                goal.setDaemon(true);
                goal.start();
            }
            System.exit(0);
        }

        @SuppressWarnings("SystemOut")
        private static void endOnceAsked(CountDownLatch twice, Interruption interruption) {
            try {
                twice.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            System.out.println("the goal has said what it had to say");
            interruption.close();
        }
    }
}
