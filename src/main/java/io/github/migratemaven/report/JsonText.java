package io.github.migratemaven.report;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON document: maps as objects in their own order, collections as arrays, whatever is no number or boolean as text. */
public final class JsonText {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private int depth;

    private JsonText() {}

    /** Indented, ending in a line feed. */
    public static String of(Object document) {
        JsonText json = new JsonText();
        json.value(document);
        return json.text.append('\n').toString();
    }

    private void value(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            text.append(value);
        } else if (value instanceof Collection<?> values) {
            array(values);
        } else if (value instanceof Map<?, ?> members) {
            object(members);
        } else {
            JsonString.append(value.toString(), text);
        }
    }

    private void array(Collection<?> values) {
        text.append('[');
        String between = " ";
        for (Object value : values) {
            text.append(between);
            value(value);
            between = ", ";
        }
        text.append(" ]");
    }

    private void object(Map<?, ?> members) {
        text.append('{');
        if (members.isEmpty()) {
            text.append(" }");
            return;
        }
        depth++;
        String before = "";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            line(before);
            JsonString.append(String.valueOf(member.getKey()), text);
            text.append(" : ");
            value(member.getValue());
            before = ",";
        }
        depth--;
        line("");
        text.append('}');
    }

    private void line(String end) {
        text.append(end).append('\n').append(INDENT.repeat(depth));
    }
}
