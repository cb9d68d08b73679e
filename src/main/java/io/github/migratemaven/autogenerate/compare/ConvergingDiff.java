package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.autogenerate.normal.Alike;
import io.github.migratemaven.autogenerate.normal.Spelling;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.diff.Change;
import io.github.migratemaven.diff.Changes;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.relation.TableKind;
import io.github.migratemaven.kind.type.EnumKind;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the SQL between two catalogs by running it: what one comparison leaves over, because PostgreSQL did more or
 * less than a statement says, the next one adds. What it returns has therefore been seen to lead exactly there.
 */
public final class ConvergingDiff {
    private static final int ROUNDS = 4;

    private final CatalogReader reader;
    private final SchemaDiff diff;
    private final Spelling spelling;
    private final boolean typesAnew;
    private final Optional<Attempt> whole;

    /** Compares every text as PostgreSQL has printed it. */
    public ConvergingDiff(CatalogReader reader, SchemaDiff diff) {
        this(reader, diff, Spelling.AS_READ);
    }

    public ConvergingDiff(CatalogReader reader, SchemaDiff diff, Spelling spelling) {
        this(reader, diff, spelling, false);
    }

    /** @param typesAnew whether enums are made anew rather than given values that the same transaction cannot use */
    public ConvergingDiff(CatalogReader reader, SchemaDiff diff, Spelling spelling, boolean typesAnew) {
        this(reader, diff, spelling, typesAnew, Optional.empty());
    }

    private ConvergingDiff(
            CatalogReader reader, SchemaDiff diff, Spelling spelling, boolean typesAnew, Optional<Attempt> whole) {
        this.reader = reader;
        this.diff = diff;
        this.spelling = spelling;
        this.typesAnew = typesAnew;
        this.whole = whole;
    }

    /** The same, but what one comparison writes is run otherwise, and has a flaw where it does not lead there by itself. */
    public ConvergingDiff atOnce(Attempt attempt) {
        return new ConvergingDiff(reader, diff, spelling, typesAnew, Optional.of(attempt));
    }

    /** Runs statements; says why they do not run where they do not. */
    @FunctionalInterface
    public interface Attempt {
        Optional<Flaw> run(Changes changes);
    }

    /** Where to lead, seen from where things stand: both, comparably spelled. */
    @FunctionalInterface
    public interface Target {
        Alike seenFrom(Catalog current) throws SQLException;
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
        return lead(scratch, from, current -> spelling.alike(current, target));
    }

    /**
     * As {@link #lead(Connection, Catalog, Catalog)}, where what is left alone looks different once what it depends on
     * has changed: {@code target} says for a catalog what it should be.
     */
    public Outcome lead(Connection scratch, Catalog from, Target target) throws SQLException {
        List<Change> changes = List.of();
        Renamed renamed = renamed(scratch, from, target);
        List<Statement> statements = new ArrayList<>(renamed.statements());
        Catalog current = renamed.reached();
        Alike first = renamed.now();
        if (renamed.refused().isPresent()) {
            return new Outcome(changes, statements, current, renamed.refused());
        }
        if (whole.isPresent() && !statements.isEmpty()) {
            return new Outcome(changes, statements, current, Optional.of(Flaw.NOT_AT_ONCE));
        }
        List<Statement> attempt = List.copyOf(statements);
        List<Statement> before = List.of();
        Optional<Flaw> left = Optional.empty();
        for (int round = 0; ; round++) {
            Alike now = round == 0 ? first : target.seenFrom(current);
            List<Statement> renames = round == 0 || whole.isPresent() ? List.of() : diff.renames(now.from(), now.to());
            if (!renames.isEmpty() && run(scratch, renames).isEmpty()) {
                statements.addAll(renames);
                current = reader.read(scratch);
                now = target.seenFrom(current);
            }
            Changes next = worded(now, diff.between(now.from(), now.to()), Set.of());
            if (next.isEmpty()) {
                return new Outcome(changes, statements, current, lost(first.to(), current));
            }
            if (round > 0 && whole.isPresent()) {
                return new Outcome(changes, attempt, current, Optional.of(Flaw.NOT_AT_ONCE));
            }
            if (round == 0) {
                changes = next.changes();
            } else if (left.isEmpty()) {
                left = Optional.of(Flaw.notReached(next.changes()));
            }
            Optional<Flaw> leftBehind = leftBehind(next, first.from());
            if (leftBehind.isPresent()) {
                return new Outcome(changes, attempt, current, leftBehind);
            }
            // What has changed nothing would change nothing again.
            boolean stuck = next.statements().isEmpty() || next.statements().equals(before) || round == ROUNDS;
            if (stuck) {
                return new Outcome(
                        changes, attempt, current, left.or(() -> Optional.of(Flaw.notReached(next.changes()))));
            }
            Step step = step(scratch, now, next);
            statements.addAll(step.statements());
            attempt = round == 0 ? List.copyOf(statements) : attempt;
            if (step.refused().isPresent()) {
                return new Outcome(changes, attempt, current, left.or(step::refused));
            }
            before = next.statements();
            current = reader.read(scratch);
        }
    }

    /** Where renaming leads, which comes before everything else. */
    private record Renamed(List<Statement> statements, Catalog reached, Alike now, Optional<Flaw> refused) {}

    /** Renames until nothing is left to rename: a share is known by the name of its whole. */
    private Renamed renamed(Connection scratch, Catalog from, Target target) throws SQLException {
        List<Statement> statements = new ArrayList<>();
        Catalog current = from;
        Alike now = target.seenFrom(current);
        for (int pass = 0; pass < ROUNDS; pass++) {
            List<Statement> renames = diff.renames(now.from(), now.to());
            if (renames.isEmpty()) {
                break;
            }
            statements.addAll(renames);
            Optional<Flaw> refused = run(scratch, renames);
            if (refused.isPresent()) {
                return new Renamed(statements, current, now, refused);
            }
            current = reader.read(scratch);
            now = target.seenFrom(current);
        }
        return new Renamed(statements, current, now, Optional.empty());
    }

    /** What was run in one transaction. */
    private record Step(List<Statement> statements, Optional<Flaw> refused) {}

    private Step step(Connection scratch, Alike now, Changes next) throws SQLException {
        if (whole.isPresent()) {
            return new Step(next.statements(), whole.get().run(next));
        }
        Optional<Flaw> refused = typesAnew ? Optional.empty() : run(scratch, next.statements());
        if (typesAnew || refused.filter(Flaw::wantsTypesAnew).isPresent()) {
            Set<ObjectId> enums = alteredEnums(next);
            Changes anew = worded(now, diff.between(now.from(), now.to(), enums), enums);
            return new Step(anew.statements(), run(scratch, anew.statements()));
        }
        return new Step(next.statements(), refused);
    }

    /** The same changes in the words of a person. */
    private Changes worded(Alike now, Changes changes, Set<ObjectId> anew) throws SQLException {
        Set<ObjectId> written = changes.changes().stream()
                .filter(change -> !(change instanceof Change.Removed))
                .map(Change::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Catalog worded = spelling.inFewerWords(now.to(), written);
        return worded == now.to() ? changes : diff.between(now.from(), now.to(), anew, worded);
    }

    /** A table that was never there before has rows that the next round would drop without a word. */
    private static Optional<Flaw> leftBehind(Changes next, Catalog from) {
        return next.changes().stream()
                .filter(change -> change instanceof Change.Removed
                        && change.id().kind().equals(TableKind.NAME)
                        && !from.contains(change.id()))
                .findFirst()
                .map(change -> Flaw.leftBehind(change.id()));
    }

    /** What was left alone must still be there. */
    public static Optional<Flaw> lost(Catalog target, Catalog reached) {
        Set<ObjectId> lost = new LinkedHashSet<>(target.ids());
        lost.removeAll(reached.ids());
        return lost.isEmpty() ? Optional.empty() : Optional.of(Flaw.lost(lost));
    }

    private static Set<ObjectId> alteredEnums(Changes changes) {
        return changes.changes().stream()
                .map(Change::id)
                .filter(id -> id.kind().equals(EnumKind.NAME))
                .collect(Collectors.toSet());
    }

    /** In one transaction, as a revision runs; event triggers of the schema itself stay silent. */
    public static Optional<Flaw> run(Connection scratch, List<Statement> statements) throws SQLException {
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
     * What walking from one catalog to another has found.
     *
     * @param changes the objects that differ
     * @param statements the SQL, in order; one attempt where none leads there
     * @param reached what the scratch database holds now
     * @param flaw why it does not lead there; empty when it does
     */
    public record Outcome(List<Change> changes, List<Statement> statements, Catalog reached, Optional<Flaw> flaw) {

        /** A way that was written but not walked. */
        public static Outcome untried(Changes changes, Catalog reached) {
            return new Outcome(changes.changes(), changes.statements(), reached, Optional.of(Flaw.UNTRIED));
        }

        public Outcome {
            changes = List.copyOf(changes);
            statements = List.copyOf(statements);
        }
    }

    /** Why a way does not lead where it should. */
    public record Flaw(String description, boolean wantsTypesAnew) {

        public static final Flaw UNTRIED = new Flaw("the other direction fails, so this one was not tried.", false);

        /** Never shown: another attempt takes its place. */
        public static final Flaw NOT_AT_ONCE = new Flaw("one comparison is not enough.", false);

        /** A value added to an enum cannot be used before the transaction that adds it has ended. */
        private static final String UNSAFE_NEW_ENUM_VALUE = "55P04";

        public static Flaw refused(Statement statement, SQLException refusal) {
            return new Flaw(
                    "PostgreSQL refuses\n  " + statement.sql().replace("\n", "\n  ") + "\nbecause: "
                            + refusal.getMessage() + " (SQLSTATE " + refusal.getSQLState() + ")",
                    UNSAFE_NEW_ENUM_VALUE.equals(refusal.getSQLState()));
        }

        public static Flaw refused(ScriptFailedException refusal) {
            return new Flaw(
                    "PostgreSQL refuses it when it runs in one transaction:\n" + refusal.describe(),
                    UNSAFE_NEW_ENUM_VALUE.equals(refusal.sqlException().getSQLState()));
        }

        public static Flaw lost(Set<ObjectId> ids) {
            return new Flaw("lost on the way: " + ids, false);
        }

        /** Rows that the model states are not as they should be. */
        public static Flaw rows(String description) {
            return new Flaw(description, false);
        }

        static Flaw leftBehind(ObjectId table) {
            return new Flaw("rows are left behind in " + table.dotted() + ", which neither side has.", false);
        }

        public static Flaw notReached(List<Change> left) {
            StringBuilder text = new StringBuilder("still different:");
            left.stream().limit(10).forEach(change -> text.append("\n  ").append(Difference.describe(change)));
            return new Flaw(text.toString(), false);
        }
    }
}
