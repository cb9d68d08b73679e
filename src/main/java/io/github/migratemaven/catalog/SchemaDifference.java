package io.github.migratemaven.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One object of a database that is not as it should be.
 *
 * @param kind of the object: {@code column}
 * @param name with its schema unless that is the default one: {@code books.title}
 * @param expected the properties in which it differs as they should be; empty where the object should not be there
 * @param found the same as they are; empty where the object is missing
 * @param line all of it for a person
 */
public record SchemaDifference(
        String kind, String name, What what, Map<String, String> expected, Map<String, String> found, String line) {

    public SchemaDifference {
        expected = new TreeMap<>(expected);
        found = new TreeMap<>(found);
    }

    /** In what way. */
    public enum What {
        MISSING,
        SURPLUS,
        DIFFERENT;

        /** {@code missing}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a person reads of them. */
    public static List<String> lines(List<SchemaDifference> differences) {
        return differences.stream().map(SchemaDifference::line).toList();
    }
}
