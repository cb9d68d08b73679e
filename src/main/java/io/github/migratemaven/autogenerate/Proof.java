package io.github.migratemaven.autogenerate;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CatalogReader;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.diff.Change;
import io.github.migratemaven.diff.Changes;
import io.github.migratemaven.diff.SchemaDiff;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Writes the SQL between two catalogs by running it: what one comparison leaves over, because PostgreSQL did more or
 * less than a statement says, the next one adds. What it returns has therefore been seen to lead exactly there.
 */
public final class Proof {
    private static final int ROUNDS = 4;

    private final CatalogReader reader;
    private final SchemaDiff diff;

    public Proof(CatalogReader reader, SchemaDiff diff) {
        this.reader = reader;
        this.diff = diff;
    }

    /**
     * Leads a scratch database to a catalog.
     *
     * @param scratch connection to a database that may be changed, in auto-commit mode
     * @param from what the scratch database holds
     * @param target what it shall hold
     * @return the changes and statements; with a {@code flaw} where the target was not reached
     * @throws SQLException when the catalog cannot be read
     */
    public Outcome lead(Connection scratch, Catalog from, Catalog target) throws SQLException {
        return lead(scratch, from, current -> target);
    }

    /**
     * As {@link #lead(Connection, Catalog, Catalog)}, where what is left alone looks different once what it depends on
     * has changed: {@code target} says for a catalog what it should be.
     */
    Outcome lead(Connection scratch, Catalog from, UnaryOperator<Catalog> target) throws SQLException {
        Catalog first = target.apply(from);
        List<Change> changes = List.of();
        List<Statement> statements = new ArrayList<>(diff.renames(from, first));
        Catalog current = from;
        if (!statements.isEmpty()) {
            Optional<Flaw> refused = run(scratch, statements);
            if (refused.isPresent()) {
                return new Outcome(changes, statements, current, refused);
            }
            current = reader.read(scratch);
        }
        for (int round = 0; round < ROUNDS; round++) {
            Changes next = diff.between(current, target.apply(current));
            if (round == 0) {
                changes = next.changes();
            }
            if (next.isEmpty()) {
                return new Outcome(changes, statements, current, lost(first, current));
            }
            if (next.statements().isEmpty()) {
                return new Outcome(changes, statements, current, Optional.of(Flaw.notReached(next.changes())));
            }
            Optional<Flaw> refused = run(scratch, next.statements());
            if (refused.isPresent() && refused.get().wantsTypesAnew()) {
                next = diff.between(current, target.apply(current), alteredEnums(next));
                refused = run(scratch, next.statements());
            }
            statements.addAll(next.statements());
            if (refused.isPresent()) {
                return new Outcome(changes, statements, current, refused);
            }
            current = reader.read(scratch);
        }
        List<Change> left = diff.between(current, target.apply(current)).changes();
        return new Outcome(
                changes,
                statements,
                current,
                left.isEmpty() ? lost(first, current) : Optional.of(Flaw.notReached(left)));
    }

    /** What was left alone must still be there. */
    private static Optional<Flaw> lost(Catalog target, Catalog reached) {
        Set<ObjectId> lost = new LinkedHashSet<>(target.ids());
        lost.removeAll(reached.ids());
        return lost.isEmpty() ? Optional.empty() : Optional.of(Flaw.lost(lost));
    }

    private static Set<ObjectId> alteredEnums(Changes changes) {
        return changes.changes().stream()
                .map(Change::id)
                .filter(id -> id.kind().equals("enum"))
                .collect(Collectors.toSet());
    }

    /** In one transaction, as a revision runs; event triggers of the schema itself stay silent. */
    static Optional<Flaw> run(Connection scratch, List<Statement> statements) throws SQLException {
        scratch.setAutoCommit(false);
        try (java.sql.Statement sql = scratch.createStatement()) {
            sql.setEscapeProcessing(false);
            sql.execute("set local session_replication_role = replica");
            sql.execute("set local check_function_bodies = off");
            for (Statement statement : statements) {
                try {
                    sql.execute(statement.sql());
                } catch (SQLException e) {
                    scratch.rollback();
                    return Optional.of(Flaw.refused(statement, e));
                }
            }
            scratch.commit();
            return Optional.empty();
        } catch (SQLException e) {
            scratch.rollback();
            throw e;
        } finally {
            scratch.setAutoCommit(true);
        }
    }

    /**
     * What a proof found.
     *
     * @param changes the objects that differ
     * @param statements the SQL, in order
     * @param reached what the scratch database holds now
     * @param flaw why it does not lead there; empty when it does
     */
    public record Outcome(List<Change> changes, List<Statement> statements, Catalog reached, Optional<Flaw> flaw) {

        /** A way that was written but not walked. */
        static Outcome untried(Changes changes, Catalog reached) {
            return new Outcome(changes.changes(), changes.statements(), reached, Optional.of(Flaw.UNTRIED));
        }

        public Outcome {
            changes = List.copyOf(changes);
            statements = List.copyOf(statements);
        }
    }

    /** Why a way does not lead where it should. */
    public record Flaw(String description, boolean wantsTypesAnew) {

        static final Flaw UNTRIED = new Flaw("the other direction fails, so this one was not tried.", false);

        /** A value added to an enum cannot be used before the transaction that adds it has ended. */
        private static final String UNSAFE_NEW_ENUM_VALUE = "55P04";

        static Flaw refused(Statement statement, SQLException refusal) {
            return new Flaw(
                    "PostgreSQL refuses\n  " + statement.sql().replace("\n", "\n  ") + "\nbecause: "
                            + refusal.getMessage() + " (SQLSTATE " + refusal.getSQLState() + ")",
                    UNSAFE_NEW_ENUM_VALUE.equals(refusal.getSQLState()));
        }

        static Flaw lost(Set<ObjectId> ids) {
            return new Flaw("lost on the way: " + ids, false);
        }

        static Flaw notReached(List<Change> left) {
            StringBuilder text = new StringBuilder("still different:");
            left.stream().limit(10).forEach(change -> text.append("\n  ").append(Difference.describe(change)));
            return new Flaw(text.toString(), false);
        }
    }
}
