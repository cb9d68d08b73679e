package io.github.migratemaven.revision.parameter;

import io.github.migratemaven.postgres.sql.Identifiers;
import io.github.migratemaven.postgres.sql.Quoting;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a value is to become in SQL, where it is never read as code; always on one line, so that no line moves. */
public enum ParameterType {
    /** One name, quoted, so that it keeps its letter case. */
    IDENTIFIER {
        @Override
        Optional<String> problem(String value) {
            if (value.isEmpty()) {
                return Optional.of("is empty, and no name");
            }
            if (value.codePoints().anyMatch(Character::isISOControl)) {
                return Optional.of("holds a control character, and is no name");
            }
            return value.getBytes(StandardCharsets.UTF_8).length > Identifiers.LONGEST_BYTES
                    ? Optional.of("is longer than the " + Identifiers.LONGEST_BYTES + " bytes that a name may have")
                    : Optional.empty();
        }

        @Override
        String sql(String value) {
            return Quoting.identifier(value);
        }
    },

    /** A string constant, of which PostgreSQL finds out the type from its place. */
    LITERAL {
        @Override
        Optional<String> problem(String value) {
            return Optional.empty();
        }

        @Override
        String sql(String value) {
            return Quoting.literalOnOneLine(value);
        }
    },

    /** Digits, with a sign or without. */
    INTEGER {
        @Override
        Optional<String> problem(String value) {
            return DIGITS.matcher(value.strip()).matches() ? Optional.empty() : Optional.of("is no integer");
        }

        @Override
        String sql(String value) {
            String digits = value.strip();
            return digits.startsWith("+") ? digits.substring(1) : digits;
        }
    },

    /** Several string constants with commas between, as {@code in (…)} and {@code array[…]} have them. */
    LIST {
        @Override
        Optional<String> problem(String value) {
            Optional<List<String>> elements = ListText.elements(value);
            if (elements.isEmpty()) {
                return Optional.of("has a quote (\") that is not closed before a comma or the end");
            }
            return value.isBlank() ? Optional.of("is empty, which SQL has no list for") : Optional.empty();
        }

        @Override
        String sql(String value) {
            return ListText.elements(value).orElseThrow().stream()
                    .map(Quoting::literalOnOneLine)
                    .collect(Collectors.joining(", "));
        }
    };

    private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]{1,100}");

    /** Why a value that any text could hold cannot be one of this type: what follows the value in a sentence. */
    abstract Optional<String> problem(String value);

    /** @param value one without a {@link #problemWith problem} */
    abstract String sql(String value);

    /** Why the value cannot be one of this type, if so: half a sentence that follows it. */
    Optional<String> problemWith(String value) {
        if (value.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            return Optional.of("holds a character that PostgreSQL cannot store");
        }
        return problem(value);
    }

    /** Whether its SQL is in single quotes. */
    boolean isString() {
        return this == LITERAL || this == LIST;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ParameterType> of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
