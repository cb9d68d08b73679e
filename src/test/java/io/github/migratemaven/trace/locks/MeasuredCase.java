package io.github.migratemaven.trace.locks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of a file of measured locks, with what was measured on some versions.
 *
 * @param setUp run before it in the same transaction; may be empty
 * @param versions major versions; empty for all
 * @param answer as the file has it
 */
record MeasuredCase(String setUp, String statement, List<Integer> versions, String answer) {
    private static final String STATEMENT = ">> ";
    private static final Pattern ANSWER = Pattern.compile("\\s+(?:ALL|\\[([0-9, ]+)])(?: (.*))?");

    static List<MeasuredCase> read(Path file) throws IOException {
        List<MeasuredCase> cases = new ArrayList<>();
        String statement = "";
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(STATEMENT)) {
                statement = line.substring(STATEMENT.length());
                continue;
            }
            Matcher answer = ANSWER.matcher(line);
            if (answer.matches()) {
                cases.add(of(statement, versions(answer.group(1)), answer.group(2) == null ? "" : answer.group(2)));
            }
        }
        return cases;
    }

    private static MeasuredCase of(String line, List<Integer> versions, String answer) {
        int end = line.indexOf(" @@ ");
        return end < 0
                ? new MeasuredCase("", line, versions, answer.strip())
                : new MeasuredCase(line.substring(0, end), line.substring(end + 4), versions, answer.strip());
    }

    private static List<Integer> versions(String listed) {
        return listed == null
                ? List.of()
                : Arrays.stream(listed.split(","))
                        .map(String::strip)
                        .map(Integer::valueOf)
                        .toList();
    }

    boolean isAbout(int version) {
        return versions.isEmpty() || versions.contains(version);
    }

    String line() {
        return setUp.isEmpty() ? statement : setUp + " @@ " + statement;
    }
}
