package io.github.migratemaven.importing.liquibase;

import java.util.Optional;

/**
 * Where a revision comes from, in a comment of its file.
 *
 * @param changeSet as Liquibase writes it: {@code file::id::author}
 * @param checksum as Liquibase records it; empty where a changed text is run again
 */
public record LiquibaseOrigin(String changeSet, Optional<String> checksum) {
    private static final String CHECKSUM = ", checksum ";
    private static final String AGAIN = ", run again when changed";

    /** Reads what {@link #toString} writes; empty where it is something else. */
    public static Optional<LiquibaseOrigin> parse(String text) {
        String line = text.strip();
        if (line.endsWith(AGAIN)) {
            return Optional.of(
                    new LiquibaseOrigin(line.substring(0, line.length() - AGAIN.length()), Optional.empty()));
        }
        int end = line.lastIndexOf(CHECKSUM);
        return end < 0
                ? Optional.empty()
                : Optional.of(new LiquibaseOrigin(
                        line.substring(0, end), Optional.of(line.substring(end + CHECKSUM.length()))));
    }

    /** Whether a row of Liquibase's table is of this change set. The same file has another path in another way to start Liquibase. */
    boolean isOf(LiquibaseRow row) {
        if (!changeSet.endsWith("::" + row.id() + "::" + row.author())) {
            return false;
        }
        String mine = changeSet.substring(
                0, changeSet.length() - row.id().length() - row.author().length() - 4);
        String theirs = LiquibaseSettings.path(row.file());
        return mine.equals(theirs) || mine.endsWith("/" + theirs) || theirs.endsWith("/" + mine);
    }

    /** Checksums of another version of their own making say nothing of a change. */
    boolean isChanged(LiquibaseRow row) {
        return checksum.isPresent()
                && row.checksum().isPresent()
                && version(checksum.get()).equals(version(row.checksum().get()))
                && !checksum.equals(row.checksum());
    }

    private static String version(String checksum) {
        return checksum.substring(0, checksum.indexOf(':') + 1);
    }

    @Override
    public String toString() {
        return changeSet.replaceAll("\\R", " ")
                + checksum.map(sum -> CHECKSUM + sum).orElse(AGAIN);
    }
}
