package io.github.migratemaven.revision.parameter;

import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.postgres.sql.SqlToken;
import io.github.migratemaven.postgres.sql.TokenKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values as a history keeps them, for people and for a later run: {@code limit = '5', tenant = 'acme'}. */
public final class RecordedValues {
    private RecordedValues() {}

    public static String format(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(value -> value.getKey() + " = "
                                + Quoting.literal(value.getValue()).strip())
                        .collect(Collectors.joining(", "));
    }

    /** What {@link #format} was given; what has another form is left out. */
    public static Map<String, String> parse(String text) {
        List<SqlToken> tokens = SqlToken.of(text);
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i + 2 < tokens.size(); i += 4) {
            if (tokens.get(i + 2).kind() == TokenKind.STRING) {
                values.put(tokens.get(i).text(), unquoted(tokens.get(i + 2).text()));
            }
        }
        return values;
    }

    private static String unquoted(String literal) {
        boolean escaped = literal.startsWith("E");
        String content =
                literal.substring(escaped ? 2 : 1, literal.length() - 1).replace("''", "'");
        return escaped ? content.replace("\\\\", "\\") : content;
    }
}
