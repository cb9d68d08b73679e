package io.github.migratemaven.engine;

import io.github.migratemaven.catalog.ObjectId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Objects that a user leaves out of a comparison by pattern, together with everything inside them: {@code audit_*},
 * {@code reporting.*}, {@code books.legacy_*}.
 */
final class Exclusion implements Predicate<ObjectId> {
    private final List<Pattern> patterns;

    Exclusion(List<String> patterns) {
        this.patterns =
                patterns.stream().map(String::strip).map(Exclusion::compile).toList();
    }

    @Override
    public boolean test(ObjectId id) {
        List<String> path = id.path();
        for (int end = 1; end <= path.size(); end++) {
            if (matches(path.subList(0, end)) || matches(path.subList(1, end))) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(List<String> path) {
        String name = String.join(".", path);
        return !name.isEmpty()
                && patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static Pattern compile(String glob) {
        return Pattern.compile(
                Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
