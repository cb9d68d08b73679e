package io.github.migratemaven.postgres.settings;

/** A value, and the place that it came from. */
public record Setting(String value, String origin) {

    /** The origin alone: the value may be a secret. */
    @Override
    public String toString() {
        return "from " + origin;
    }
}
