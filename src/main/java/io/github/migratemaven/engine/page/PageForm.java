package io.github.migratemaven.engine.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the page is written as. */
public enum PageForm {
    HTML,
    MERMAID,
    DOT,
    MARKDOWN;

    /** Those that are texts of their own; HTML is a file beside the result. */
    public static final List<String> TEXTS = List.of(MERMAID.word(), DOT.word(), MARKDOWN.word());

    /** The text form of that name; empty for a form of the result. */
    public static Optional<PageForm> text(String word) {
        return Arrays.stream(values())
                .filter(form -> form != HTML && form.word().equals(word))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
