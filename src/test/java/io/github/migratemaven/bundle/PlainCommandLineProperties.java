package io.github.migratemaven.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import picocli.CommandLine;

/** What is understood without picocli means the same to it. */
class PlainCommandLineProperties {

    @Property(tries = 500)
    void bothUnderstandTheSame(@ForAll("lines") List<String> line) {
        PlainCommandLine.parse(line).ifPresent(typed -> assertThat(typed).isEqualTo(byPicocli(line)));
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> words = Arbitraries.of(
                "--target",
                "--target=a1",
                "--target=a=b",
                "--target=",
                "a1",
                "-1",
                "--dry-run",
                "--dry-run=false",
                "--format=json",
                "--format",
                "json",
                "-DdryRun",
                "-Dx=y=z",
                "-D",
                "-D=x",
                "-Dx",
                "--",
                "-h",
                "@a1",
                "--verbose",
                "\"a b\"",
                "'x'",
                "--url=postgresql://h/d?a=b",
                "--schemas=a,b",
                "",
                "--target=\"a\"");
        return words.list().ofMaxSize(4).map(further -> {
            List<String> line = new ArrayList<>(List.of("upgrade"));
            line.addAll(further);
            return line;
        });
    }

    static Typed byPicocli(List<String> line) {
        try {
            return CommandLineParser.of("x", List.of(Command.values())).parse(line);
        } catch (CommandLine.ParameterException refused) {
            throw new AssertionError("refused: " + refused.getMessage(), refused);
        }
    }
}
