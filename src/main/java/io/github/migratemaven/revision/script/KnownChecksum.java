package io.github.migratemaven.revision.script;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A checksum that is found out once at the most. What it belongs to decides what is equal, so all of them are. */
public final class KnownChecksum {
    private volatile @Nullable String value;

    private KnownChecksum(@Nullable String value) {
        this.value = value;
    }

    public static KnownChecksum notYet() {
        return new KnownChecksum(null);
    }

    public static KnownChecksum of(String value) {
        return new KnownChecksum(value);
    }

    public String orFound(Supplier<String> finding) {
        String known = value;
        if (known == null) {
            known = Objects.requireNonNull(finding.get());
            value = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KnownChecksum;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
