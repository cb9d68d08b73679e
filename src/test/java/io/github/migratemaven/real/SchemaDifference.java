package io.github.migratemaven.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What two normalised dumps do not have in common, table by table, in lines that can be read. */
final class SchemaDifference {
    private static final int SHOWN = 12;

    private SchemaDifference() {}

    /** The differences, each on a line: {@code -} only the application has, {@code +} only the revisions build. */
    static String between(String wanted, String found) {
        Set<String> missing = lines(wanted);
        Set<String> surplus = lines(found);
        Set<String> both = new TreeSet<>(missing);
        both.retainAll(surplus);
        missing.removeAll(both);
        surplus.removeAll(both);
        Map<String, String> all = new TreeMap<>();
        missing.forEach(line -> all.put(line + " -", "- " + line));
        surplus.forEach(line -> all.put(line + " +", "+ " + line));
        List<String> shown = new ArrayList<>(all.values().stream().limit(SHOWN).toList());
        if (all.size() > SHOWN) {
            shown.add("and " + (all.size() - SHOWN) + " more");
        }
        return "\n  " + String.join("\n  ", shown);
    }

    private static Set<String> lines(String dump) {
        Set<String> lines = new TreeSet<>();
        for (String statement : dump.split("\n;\n", -1)) {
            List<String> parts = statement.lines().map(String::strip).toList();
            parts.stream()
                    .filter(part -> part.startsWith("CREATE TABLE"))
                    .findFirst()
                    .ifPresentOrElse(
                            table -> parts.stream()
                                    .filter(part -> !part.equals(")"))
                                    .forEach(part -> lines.add(part.equals(table) ? part : table + " " + part)),
                            () -> lines.add(String.join(" ", parts)));
        }
        return lines;
    }
}
