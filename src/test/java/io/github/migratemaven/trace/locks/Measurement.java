package io.github.migratemaven.trace.locks;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.trace.LockMode;
import io.github.migratemaven.trace.RelationTrace;
import io.github.migratemaven.trace.StatementTrace;
import io.github.migratemaven.trace.TransactionObserver;
import io.github.migratemaven.trace.state.Relation;
import io.github.migratemaven.trace.state.Relations;
import io.github.migratemaven.trace.state.SchemaState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;

/** What the trace says of a case, in the form of a file of measured locks. */
final class Measurement {
    /** The files name the last in the order of modes. */
    private static final BinaryOperator<LockMode> STRONGEST = BinaryOperator.maxBy(Comparator.naturalOrder());

    private final ConnectionSettings database;

    Measurement(ConnectionSettings database) {
        this.database = database;
    }

    /** Leaves the database as it was. */
    MeasuredLine of(MeasuredCase measured) throws SQLException {
        try (Connection connection = PinnedSettings.open(database, "public")) {
            connection.setAutoCommit(false);
            try {
                return run(connection, measured);
            } catch (ScriptFailedException refused) {
                return MeasuredLine.failed(message(refused));
            } finally {
                connection.rollback();
            }
        }
    }

    private static MeasuredLine run(Connection connection, MeasuredCase measured) throws SQLException {
        SchemaState state = SchemaState.read(connection);
        Relations there = state.relations();
        TransactionObserver observer = new TransactionObserver(connection, state);
        List<StatementTrace> traces = new ArrayList<>();
        for (SqlStatement statement : SqlSplitter.split(measured.setUp() + ";" + measured.statement(), 1)) {
            traces.add(observer.observe(
                    statement, words -> ScriptRunner.run(connection, statement, Optional.empty(), "case", words)));
        }
        return line(there, traces);
    }

    private static MeasuredLine line(Relations there, List<StatementTrace> traces) {
        Map<Long, LockMode> locks = new TreeMap<>();
        Set<Long> rewritten = new TreeSet<>();
        for (StatementTrace trace : traces) {
            for (RelationTrace touched : trace.relations()) {
                Relation relation = touched.relation();
                if (there.contains(relation.oid()) && !relation.isToast()) {
                    touched.lock().ifPresent(mode -> locks.merge(relation.oid(), mode, STRONGEST));
                    if (touched.rewritten()) {
                        rewritten.add(relation.oid());
                    }
                }
            }
        }
        Set<String> words = new TreeSet<>();
        Set<Long> told = new TreeSet<>();
        for (long oid : rewritten) {
            Relation relation = there.of(oid).orElseThrow();
            List<Long> indexes = there.all().stream()
                    .filter(index -> index.isIndex() && index.table() == oid && !index.isToast())
                    .map(Relation::oid)
                    .toList();
            if (!indexes.isEmpty() && rewritten.containsAll(indexes)) {
                words.add(relation.displayName() + "+all_indexes");
                told.add(oid);
                told.addAll(indexes);
                indexes.forEach(locks::remove);
            }
        }
        rewritten.stream().filter(oid -> !told.contains(oid)).forEach(oid -> words.add(name(there, oid)));
        return new MeasuredLine(
                "",
                locks.entrySet().stream()
                        .map(lock -> name(there, lock.getKey()) + ":"
                                + lock.getValue().initials())
                        .collect(Collectors.toCollection(TreeSet::new)),
                words,
                MeasuredLine.comparable(traces.get(traces.size() - 1).messages()));
    }

    private static String name(Relations there, long oid) {
        return there.of(oid).orElseThrow().displayName();
    }

    private static String message(ScriptFailedException refused) {
        return refused.sqlException() instanceof PSQLException postgres && postgres.getServerErrorMessage() != null
                ? String.valueOf(postgres.getServerErrorMessage().getMessage())
                : String.valueOf(refused.sqlException().getMessage());
    }
}
