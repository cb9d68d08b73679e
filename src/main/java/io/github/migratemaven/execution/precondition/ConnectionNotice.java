package io.github.migratemaven.execution.precondition;

import io.github.migratemaven.report.Reporter;
import java.util.ArrayList;
import java.util.List;

/** What is told of a connection, told anew only where it has become another one: some goals connect again and again. */
public final class ConnectionNotice {
    private List<String> told = List.of();

    /** Tells all of the lines, or none. */
    void tell(List<String> lines, Reporter reporter) {
        if (!lines.equals(told)) {
            told = new ArrayList<>(lines);
            lines.forEach(reporter::info);
        }
    }
}
