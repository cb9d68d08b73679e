package io.github.migratemaven.importing.flyway;

import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of TOML as settings of Flyway are written in: tables, and keys with texts, numbers, flags and lists of them. */
final class TomlText {
    private static final Pattern TABLE = Pattern.compile("\\[\\s*([^\\[\\]]+?)\\s*]\\s*(?:#.*)?");
    private static final Pattern KEY =
            Pattern.compile("((?:\"[^\"]*\"|'[^']*'|[\\w.\\-]+)+)\\s*=\\s*(.*)", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"|'([^']*)'");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
    private static final Pattern BARE = Pattern.compile("true|false|[+-]?[\\d_.]+");
    private static final Pattern ITEM = Pattern.compile("\\s*(" + TEXT.pattern() + "|" + BARE.pattern() + ")\\s*,?");

    private final Path file;

    TomlText(Path file) {
        this.file = file;
    }

    /** Flyway's names with their tables before them; lists with commas between their items. Other programs' are passed over. */
    Map<String, String> read(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        String table = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int number = i + 1;
            Matcher head = TABLE.matcher(line);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[[")) {
                table = line;
                continue;
            }
            if (head.matches()) {
                table = head.group(1).replace("\"", "") + ".";
                continue;
            }
            StringBuilder whole = new StringBuilder(withoutComment(line));
            while (line.matches("[^=]+=\\s*\\[.*")
                    && !withoutComment(whole.toString()).endsWith("]")
                    && i + 1 < lines.size()) {
                whole.append('\n').append(withoutComment(lines.get(++i).strip()));
            }
            if (!(table + line).startsWith(FlywaySettings.PREFIX)) {
                continue;
            }
            Matcher key = KEY.matcher(withoutComment(whole.toString()));
            if (!key.matches()) {
                throw unreadable(number);
            }
            values.put(
                    table + key.group(1).replaceAll("[\"']", ""),
                    value(key.group(2).strip(), number));
        }
        return values;
    }

    /** A sign in a text begins no comment. */
    private static String withoutComment(String line) {
        Matcher texts = TEXT.matcher(line);
        int from = 0;
        while (true) {
            int sign = line.indexOf('#', from);
            if (sign < 0) {
                return line.strip();
            }
            if (!texts.find(from) || texts.start() > sign) {
                return line.substring(0, sign).strip();
            }
            from = texts.end();
        }
    }

    private String value(String written, int line) {
        if (!written.startsWith("[")) {
            return single(written, line);
        }
        if (!written.endsWith("]")) {
            throw unreadable(line);
        }
        String inside = written.substring(1, written.length() - 1).strip();
        List<String> items = new ArrayList<>();
        Matcher item = ITEM.matcher(inside);
        int at = 0;
        while (at < inside.length()) {
            if (!item.find(at) || item.start() != at) {
                throw unreadable(line);
            }
            items.add(single(item.group(1), line));
            at = item.end();
        }
        return String.join(",", items);
    }

    private String single(String written, int line) {
        Matcher text = TEXT.matcher(written);
        if (text.matches()) {
            return text.group(2) != null ? text.group(2) : unescaped(text.group(1));
        }
        if (BARE.matcher(written).matches()) {
            return written;
        }
        throw unreadable(line);
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "n" -> "\n";
                            case "t" -> "\t";
                            default -> found.group(1);
                        }));
    }

    private MigrationFailure unreadable(int line) {
        return MigrationFailure.misconfigured(
                file + ":" + line + ": this is not understood as a setting of Flyway.",
                "Write it as name = \"value\" or name = [\"one\", \"two\"], or give the setting with -Dflyway.NAME=;"
                        + " nothing was written.");
    }
}
