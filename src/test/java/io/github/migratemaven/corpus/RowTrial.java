package io.github.migratemaven.corpus;

import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A way there and back over a database with rows, each in one transaction behind its row checks, as a revision runs. */
final class RowTrial {

    /** The check is about something that the revision itself makes first, and is asked then. */
    private static final Set<String> NOT_THERE_YET = Set.of("42P01", "42703", "3F000", "42883", "42704", "22P02");

    private final CorpusCase corpusCase;
    private final ConnectionSettings untouched;
    private final ConnectionSettings live;
    private final List<String> answers = new ArrayList<>();

    /**
     * @param untouched a database as before the upgrade, to compare with
     * @param live the same, to be upgraded
     */
    RowTrial(CorpusCase corpusCase, ConnectionSettings untouched, ConnectionSettings live) {
        this.corpusCase = corpusCase;
        this.untouched = untouched;
        this.live = live;
    }

    /** One direction of the revision. */
    record Way(String name, List<Statement> statements) {

        List<String> losses() {
            return statements.stream()
                    .flatMap(statement -> statement.loss().stream())
                    .toList();
        }
    }

    CorpusVerdict judge(Way there, Way back) throws SQLException {
        return judged(there, back).withAnswers(answers);
    }

    private CorpusVerdict judged(Way there, Way back) throws SQLException {
        List<String> losses = new ArrayList<>(there.losses());
        losses.addAll(back.losses());
        losses.forEach(loss -> answers.add("declared lost: " + loss));
        CheckAnswers before = CheckAnswers.of(untouched, corpusCase.check());
        CheckAnswers beforeForBack = CheckAnswers.of(untouched, checkOfTheWayBack());
        LiveRows rowsBefore = LiveRows.read(live);

        Optional<CorpusVerdict> stopped = walk(there);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        CheckAnswers after = CheckAnswers.of(live, corpusCase.check());
        after.describe("after the upgrade", before, answers);
        Optional<String> wrong =
                after.firstError().or(() -> LiveRows.readQuietly(live).firstLostSince(rowsBefore, there.losses()));
        if (wrong.isPresent()) {
            return CorpusVerdict.failed("rows after the upgrade: " + wrong.get());
        }

        stopped = walk(back);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        CheckAnswers returned = CheckAnswers.of(live, checkOfTheWayBack());
        returned.describe("after the downgrade", beforeForBack, answers);
        wrong = returned.firstErrorUnlessAlsoIn(beforeForBack)
                .or(() -> losses.isEmpty() ? returned.firstDifference(beforeForBack) : Optional.empty())
                .or(() -> LiveRows.readQuietly(live).firstLostSince(rowsBefore, losses));
        return wrong.map(what -> CorpusVerdict.failed("rows after the downgrade: " + what))
                .orElseGet(CorpusVerdict::passed);
    }

    private Optional<Path> checkOfTheWayBack() {
        return corpusCase.checkDown().or(corpusCase::check);
    }

    private Optional<CorpusVerdict> walk(Way way) throws SQLException {
        try (Connection connection = live.open()) {
            connection.setAutoCommit(false);
            Set<Precheck> later = new LinkedHashSet<>();
            Optional<String> offending = offending(connection, way.statements(), later);
            if (offending.isPresent()) {
                connection.rollback();
                return Optional.of(CorpusVerdict.refused(way.name() + " with rows: " + offending.get()));
            }
            try (java.sql.Statement sql = connection.createStatement()) {
                sql.setEscapeProcessing(false);
                sql.execute("set local check_function_bodies = off");
                for (Statement statement : way.statements()) {
                    try {
                        // what could not be asked at first is asked where it stands
                        Optional<Precheck> due = statement.precheck().filter(later::contains);
                        Optional<String> late = due.isPresent() ? offending(connection, due.get()) : Optional.empty();
                        if (late.isPresent()) {
                            connection.rollback();
                            return Optional.of(CorpusVerdict.refused(way.name() + " with rows: " + late.get()));
                        }
                        sql.execute(statement.sql());
                    } catch (SQLException e) {
                        connection.rollback();
                        return Optional.of(CorpusVerdict.failed(
                                way.name() + " with rows: " + e.getMessage() + "\n  at " + statement.sql()));
                    }
                }
            }
            try {
                connection.commit();
                return Optional.empty();
            } catch (SQLException e) {
                return Optional.of(CorpusVerdict.failed(way.name() + " with rows, at its commit: " + e.getMessage()));
            }
        }
    }

    private static Optional<String> offending(Connection connection, List<Statement> statements, Set<Precheck> later)
            throws SQLException {
        for (Statement statement : statements) {
            if (statement.precheck().isPresent()) {
                var before = connection.setSavepoint();
                try {
                    Optional<String> found =
                            offending(connection, statement.precheck().get());
                    if (found.isPresent()) {
                        return found;
                    }
                } catch (SQLException e) {
                    if (!NOT_THERE_YET.contains(String.valueOf(e.getSQLState()))) {
                        throw new SQLException(
                                "the row check " + statement.precheck().get().offendingRows() + " fails: "
                                        + e.getMessage(),
                                e);
                    }
                    connection.rollback(before);
                    later.add(statement.precheck().get());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> offending(Connection connection, Precheck check) throws SQLException {
        try (java.sql.Statement sql = connection.createStatement()) {
            sql.setEscapeProcessing(false);
            try (ResultSet row = sql.executeQuery("select count(*) from (" + check.offendingRows() + ") offending")) {
                row.next();
                return row.getLong(1) == 0
                        ? Optional.empty()
                        : Optional.of(row.getLong(1) + " rows " + check.problem());
            }
        }
    }
}
