package io.github.migratemaven.postgres;

/** A value, and the place that it came from. */
record Setting(String value, String origin) {

    /** The origin alone: the value may be a secret. */
    @Override
    public String toString() {
        return "from " + origin;
    }
}
