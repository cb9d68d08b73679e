package io.github.migratemaven.page.markup;

import io.github.migratemaven.report.Printable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Elements written one after the other, well-formed as HTML and as XML. Names of elements and attributes are the program's
 * own; texts and values are escaped, and what a terminal or a reader would obey unseen is made visible.
 */
public final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element. {@code attributes} are names and values in turn; one with an empty name is left out. */
    public Markup open(String tag, String... attributes) {
        begin(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** Ends the element begun last. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Ends the element begun last, and the line. */
    public Markup closeLine() {
        close();
        out.append('\n');
        return this;
    }

    /** An element without content. */
    public Markup empty(String tag, String... attributes) {
        begin(tag, attributes).append("/>");
        return this;
    }

    /** An element with nothing but text in it. */
    public Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** An element with others in it. */
    public Markup within(String tag, Consumer<Markup> content, String... attributes) {
        open(tag, attributes);
        content.accept(this);
        return closeLine();
    }

    public Markup text(String text) {
        escape(text);
        return this;
    }

    /** Another piece of markup as it is. */
    public Markup add(Markup other) {
        out.append(other);
        return this;
    }

    /** The program's own style or script, in which a browser expands nothing. */
    public Markup code(String own) {
        out.append(own);
        return this;
    }

    private StringBuilder begin(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i].isEmpty()) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                out.append('"');
            }
        }
        return out;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append(c);
                case '\r' -> {
                    // a line end of another system
                }
                default -> out.append(Printable.isControl(c) ? Printable.escaped(c) : String.valueOf(c));
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
