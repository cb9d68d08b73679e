package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.report.MigrationFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * A value for the rows that are there and have none when a column is added as NOT NULL or becomes it.
 *
 * @param column the column as it is called: {@code customers.vip} or {@code schema.customers.vip}
 * @param value a SQL expression
 */
public record Fill(String column, String value) {

    /**
     * Reads {@code customers.vip:false,orders.total:coalesce(net, 0)}: commas inside parentheses, brackets and quotes
     * belong to a value.
     *
     * @throws MigrationFailure when a part is no column and value
     */
    public static List<Fill> parse(String text) {
        List<Fill> fills = new ArrayList<>();
        for (String part : parts(text)) {
            int colon = part.indexOf(':');
            if (colon < 1
                    || !part.substring(0, colon).contains(".")
                    || part.substring(colon + 1).isBlank()) {
                throw MigrationFailure.misconfigured(
                        "-Dfill holds '" + part.strip() + "', which is no column and value.",
                        "Write -Dfill=table.column:VALUE, such as -Dfill=customers.vip:false; several with commas"
                                + " between them.");
            }
            fills.add(new Fill(
                    part.substring(0, colon).strip(), part.substring(colon + 1).strip()));
        }
        return fills;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '[')) {
                depth++;
            } else if (!quoted && (c == ')' || c == ']')) {
                depth--;
            } else if (!quoted && depth == 0 && c == ',') {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts.stream().filter(part -> !part.isBlank()).toList();
    }
}
