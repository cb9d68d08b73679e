package io.github.migratemaven.importing.liquibase;

import java.util.List;
import java.util.Optional;

/**
 * A change set that Liquibase has run, and what it sent.
 *
 * @param file its path, as Liquibase records it
 * @param comment its own words for what it does
 * @param outcome in Liquibase's words: {@code EXECUTED}, {@code MARK_RAN}
 * @param transactional whether it runs in a transaction
 * @param again whether Liquibase runs it again when its text was changed, or always
 * @param statements what was sent to the database, without Liquibase's own bookkeeping
 * @param rollback what Liquibase would send to take it back; empty where it has nothing
 * @param remarks what a person must know of it, a sentence each
 */
record ChangeSet(
        String file,
        String id,
        String author,
        String checksum,
        String comment,
        String outcome,
        boolean transactional,
        boolean again,
        List<String> statements,
        Optional<List<String>> rollback,
        List<String> remarks) {

    ChangeSet {
        statements = List.copyOf(statements);
        rollback = rollback.map(List::copyOf);
        remarks = List.copyOf(remarks);
    }

    /** As Liquibase writes it. */
    String name() {
        return LiquibaseSettings.path(file) + "::" + id + "::" + author;
    }

    ChangeSet withChecksum(String recorded) {
        return new ChangeSet(
                file, id, author, recorded, comment, outcome, transactional, again, statements, rollback, remarks);
    }

    /** Whether anything was run at all. */
    boolean wasRun() {
        return outcome.equals("EXECUTED") || outcome.equals("RERAN");
    }

    LiquibaseOrigin origin() {
        return new LiquibaseOrigin(name(), again ? Optional.empty() : Optional.of(checksum));
    }
}
