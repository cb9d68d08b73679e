package io.github.migratemaven.revision.graphcases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** Compares the revision graph with what was measured on Alembic, and prints every difference and one line of figures. */
public final class GraphCases {
    private int agreeing;
    private int differing;
    private int deliberate;
    private final PrintStream out;

    private GraphCases(PrintStream out) {
        this.out = out;
    }

    /** @param arguments the path of the cases' file */
    public static void main(String[] arguments) throws IOException {
        run(Path.of(arguments[0]), System.out);
    }

    /** @return the number of cases that differ */
    static int run(Path file, PrintStream out) throws IOException {
        GraphCases cases = new GraphCases(out);
        cases.run(new ObjectMapper().readTree(file.toFile()));
        return cases.differing;
    }

    private void run(JsonNode file) {
        GraphCase.read(file).forEach(this::compare);
        out.println("graph cases: " + agreeing + " agree, " + differing + " differ, " + deliberate + " deliberate");
    }

    private void compare(GraphCase graphCase) {
        JsonNode ours;
        try {
            ours = Behaviour.of(graphCase);
        } catch (RuntimeException defect) {
            differing++;
            out.println(describe(graphCase) + " differs: " + defect);
            return;
        }
        Optional<String> difference = Comparison.difference(graphCase, ours);
        Optional<Deviation> deviation = difference.flatMap(line -> Deviation.of(graphCase, ours));
        if (difference.isEmpty()) {
            agreeing++;
        } else if (deviation.isPresent()) {
            deliberate++;
            out.println(
                    describe(graphCase) + " is deliberate: " + deviation.get().reason());
        } else {
            differing++;
            out.println(describe(graphCase) + " differs: " + difference.get().replace('\n', ' '));
        }
    }

    private static String describe(GraphCase graphCase) {
        return graphCase.id() + " " + graphCase.command() + " " + graphCase.argument();
    }
}
