package io.github.migratemaven.engine.check;

import io.github.migratemaven.report.MigrationFailure;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What check looks at, in its order; each can be left out by its name. */
public enum Part {
    /** The revisions build a schema from nothing, and have one head. */
    HISTORY,
    /** They build what the model describes. */
    MODEL,
    /** Each downgrade undoes its upgrade. */
    DOWNGRADES,
    /** What new revisions do to a database that people use passes the rules. */
    LINT,
    /** The configured database has what the revisions say. */
    DATABASE;

    /** The name that people write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws MigrationFailure if a name is none of a part */
    public static Set<Part> named(Collection<String> words) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        words.forEach(word -> parts.add(named(word.strip())));
        return parts;
    }

    private static Part named(String word) {
        return Arrays.stream(values())
                .filter(part -> part.word().equals(word))
                .findFirst()
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "migrate.skipChecks names '" + word + "', which is no check.",
                        "Choose from " + Arrays.stream(values()).map(Part::word).collect(Collectors.joining(", "))
                                + "."));
    }
}
