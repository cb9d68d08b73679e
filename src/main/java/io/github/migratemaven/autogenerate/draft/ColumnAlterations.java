package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.Gap;
import io.github.migratemaven.catalog.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Several columns of a table get other types in one ALTER TABLE, so that its rows are rewritten once. */
public final class ColumnAlterations {
    private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[^\\s\"])+";

    private static final Pattern ALTERATION = Pattern.compile(
            "alter table (" + NAME + ") (alter column " + NAME
                    + " (type |set not null|drop not null|set storage |set compression |set statistics ).*)",
            Pattern.DOTALL);

    private ColumnAlterations() {}

    /** What is written as one statement each, in order; most stand alone. */
    static List<List<Statement>> groups(List<Statement> statements) {
        List<List<Statement>> groups = new ArrayList<>();
        List<Statement> run = new ArrayList<>();
        for (Statement statement : statements) {
            if (!run.isEmpty() && !(isAlteration(statement) && table(run.get(0)).equals(table(statement)))) {
                close(run, groups);
            }
            if (isAlteration(statement)) {
                run.add(statement);
            } else {
                groups.add(List.of(statement));
            }
        }
        close(run, groups);
        return groups;
    }

    private static void close(List<Statement> run, List<List<Statement>> groups) {
        long retyped = run.stream()
                .filter(statement -> matcher(statement).group(3).equals("type "))
                .count();
        if (retyped > 1) {
            groups.add(List.copyOf(run));
        } else {
            run.forEach(statement -> groups.add(List.of(statement)));
        }
        run.clear();
    }

    static String text(List<Statement> group) {
        return group.size() == 1
                ? group.get(0).sql()
                : "alter table " + table(group.get(0)) + "\n    "
                        + group.stream()
                                .map(statement -> matcher(statement).group(2))
                                .collect(Collectors.joining(",\n    "));
    }

    private static boolean isAlteration(Statement statement) {
        return statement.gap().filter(Gap::isNew).isEmpty()
                && ALTERATION.matcher(statement.sql()).matches();
    }

    private static String table(Statement alteration) {
        return matcher(alteration).group(1);
    }

    private static Matcher matcher(Statement alteration) {
        Matcher matcher = ALTERATION.matcher(alteration.sql());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(alteration.sql());
        }
        return matcher;
    }
}
