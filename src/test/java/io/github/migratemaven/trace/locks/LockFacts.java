package io.github.migratemaven.trace.locks;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Compares the trace with what was measured by other means, and prints every difference and one line of figures. */
public final class LockFacts {
    private final PrintStream out;
    private int agreeing;
    private int differing;

    private LockFacts(PrintStream out) {
        this.out = out;
    }

    /** @param arguments the path of the file, and major versions with commas between them (13,15,17,18 by default) */
    public static void main(String[] arguments) throws IOException, SQLException {
        String versions = arguments.length > 1 && !arguments[1].isBlank() ? arguments[1] : "13,15,17,18";
        run(
                Path.of(arguments[0]),
                Arrays.stream(versions.split(",")).map(Integer::valueOf).toList(),
                System.out);
        // Servers of tests end with the machine that started them, and would keep it alive.
        System.exit(0);
    }

    /** @return the number of answers that differ */
    static int run(Path file, List<Integer> versions, PrintStream out) throws IOException, SQLException {
        LockFacts facts = new LockFacts(out);
        List<MeasuredCase> cases = MeasuredCase.read(file);
        for (int version : versions) {
            facts.compare(cases, version);
        }
        out.println("locks: " + facts.agreeing + " agree, " + facts.differing + " differ");
        return facts.differing;
    }

    private void compare(List<MeasuredCase> cases, int version) throws IOException, SQLException {
        Measurement measurement = new Measurement(prepared(version));
        for (MeasuredCase measured : cases) {
            if (measured.isAbout(version)) {
                MeasuredLine expected = MeasuredLine.parse(measured.answer());
                MeasuredLine found = measurement.of(measured);
                if (expected.equals(found)) {
                    agreeing++;
                } else {
                    differing++;
                    out.println(version + ": " + measured.line() + "\n    measured " + expected + "\n    traced   "
                            + found);
                }
            }
        }
    }

    private static ConnectionSettings prepared(int version) throws IOException, SQLException {
        ConnectionSettings database = TestPostgres.freshDatabase(version);
        try (InputStream objects = Objects.requireNonNull(LockFacts.class.getResourceAsStream("/locks/objects.sql"));
                Connection connection = database.open()) {
            ScriptRunner.run(connection, new String(objects.readAllBytes(), StandardCharsets.UTF_8), "objects.sql", 1);
        }
        return database;
    }
}
