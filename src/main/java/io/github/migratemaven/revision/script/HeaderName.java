package io.github.migratemaven.revision.script;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A line that a revision file's header may have. */
public enum HeaderName {
    REVISION_ID("Revision ID"),
    REVISES("Revises"),
    CREATE_DATE("Create Date"),
    BRANCH_LABELS("Branch Labels"),
    DEPENDS_ON("Depends On"),
    REPLACES("Replaces"),
    GENERATED_FOR("Generated For"),
    MESSAGE("Message");

    private final String text;

    HeaderName(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The whole line of the file. */
    public String line(Language language, String value) {
        return language.comment() + " " + text + ":" + (value.isEmpty() ? "" : " " + value);
    }

    public static Optional<HeaderName> of(String text) {
        for (HeaderName name : values()) {
            if (name.text.equals(text)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    public static String all() {
        return Arrays.stream(values()).map(HeaderName::text).collect(Collectors.joining(", "));
    }
}
