package io.github.migratemaven.engine.context;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.kind.Kinds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Objects that a user leaves out of a comparison by pattern, together with everything inside them: {@code audit_*},
 * {@code reporting.*}, {@code books.legacy_*}; a kind before a colon limits a pattern to it: {@code privileges:*}.
 */
public final class Exclusion implements Predicate<ObjectId> {

    /** What a user wrote: names of one kind, or of all. */
    private record Names(Optional<String> kind, Pattern name) {

        boolean matches(ObjectId id, List<String> path) {
            String dotted = String.join(".", path);
            return !dotted.isEmpty()
                    && kind.filter(wanted -> !wanted.equals(id.kind())).isEmpty()
                    && name.matcher(dotted).matches();
        }
    }

    private final List<Names> excluded;

    public Exclusion(List<String> patterns) {
        this.excluded =
                patterns.stream().map(String::strip).map(Exclusion::names).toList();
    }

    @Override
    public boolean test(ObjectId id) {
        List<String> path = id.path();
        for (int end = 1; end <= path.size(); end++) {
            if (matches(id, path.subList(0, end)) || matches(id, path.subList(1, end))) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(ObjectId id, List<String> path) {
        return excluded.stream().anyMatch(names -> names.matches(id, path));
    }

    /** Names may hold a colon, so only the name of a kind before one is taken for that. */
    private static Names names(String pattern) {
        Optional<String> kind = Kinds.ALL.stream()
                .map(each -> each.name())
                .filter(each -> pattern.startsWith(each + ":"))
                .findFirst();
        return new Names(
                kind,
                compile(pattern.substring(kind.map(each -> each.length() + 1).orElse(0))));
    }

    private static Pattern compile(String glob) {
        return Pattern.compile(
                Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
