package io.github.migratemaven.model.settings;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills in <code>${name}</code> and <code>${name:default}</code>, also nested, as Spring, MicroProfile and Micronaut write them. */
final class Placeholders {
    private static final int DEEPEST = 20;

    private final Function<String, @Nullable String> lookup;

    /** Takes values from a look-up that knows nothing of placeholders and gives null for what it does not know. */
    Placeholders(Function<String, @Nullable String> lookup) {
        this.lookup = lookup;
    }

    /** The text with all placeholders filled in; empty when one has neither value nor default. */
    Optional<String> resolve(String text) {
        return resolve(text, 0);
    }

    private Optional<String> resolve(String text, int depth) {
        int start = text.indexOf("${");
        if (start < 0) {
            return Optional.of(text);
        }
        int end = end(text, start + 2);
        if (end < 0 || depth > DEEPEST) {
            return Optional.empty();
        }
        Optional<String> value = value(text.substring(start + 2, end), depth);
        return value.flatMap(filled ->
                resolve(text.substring(end + 1), depth).map(rest -> text.substring(0, start) + filled + rest));
    }

    private Optional<String> value(String inside, int depth) {
        int colon = topLevelColon(inside);
        Optional<String> name = resolve(colon < 0 ? inside : inside.substring(0, colon), depth + 1);
        Optional<String> found = name.map(lookup).flatMap(text -> resolve(text, depth + 1));
        return found.isPresent() || colon < 0 ? found : resolve(inside.substring(colon + 1), depth + 1);
    }

    private static int topLevelColon(String inside) {
        int depth = 0;
        for (int i = 0; i < inside.length(); i++) {
            if (inside.startsWith("${", i)) {
                depth++;
            } else if (inside.charAt(i) == '}') {
                depth--;
            } else if (inside.charAt(i) == ':' && depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int end(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                depth++;
            } else if (text.charAt(i) == '}' && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }
}
