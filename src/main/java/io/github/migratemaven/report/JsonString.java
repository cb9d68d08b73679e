package io.github.migratemaven.report;

/** Text as JSON writes it. */
public final class JsonString {
    private JsonString() {}

    /** In quotation marks; beside what JSON demands, what a terminal would obey is escaped. */
    public static String of(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2);
        append(value, text);
        return text.toString();
    }

    static void append(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(Printable.isControl(c) ? Printable.escaped(c) : String.valueOf(c));
            }
        }
        text.append('"');
    }
}
