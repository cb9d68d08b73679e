package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.session.SqlStates;
import io.github.migratemaven.postgres.connection.PipelinedStatement;
import io.github.migratemaven.postgres.sql.AsciiCase;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.plan.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what a revision does leaves the version tables alone: without them, or without their rows, the next run
 * would take everything for not applied. Asked in the revision's own transaction, before anything of it is recorded.
 */
final class VersionTableGuard {
    private static final String COUNTING = "track_counts";

    private final Run run;
    private Optional<Questions> questions = Optional.empty();

    /** What is asked about each revision, the same text each time. */
    private record Questions(VersionTablePlace place, String touched, String verdict) {
        static Questions about(VersionTablePlace place) {
            return new Questions(
                    place,
                    "select pg_catalog.set_config('migrate.before', " + place.touchedSql() + ", true)",
                    place.verdictSql("pg_catalog.current_setting('migrate.before')"));
        }
    }

    VersionTableGuard(Run run) {
        this.run = run;
    }

    /** Finds out where the tables are, unless that is known; the session is in the engine's mode. */
    void look() throws SQLException {
        if (questions.isEmpty()) {
            questions = VersionTablePlace.of(run.session().connection(), run.table())
                    .map(Questions::about);
        }
    }

    /** Notes what the statements before those of the revision have done to the tables; to be called after {@link #look}. */
    Watch begin(StepPipeline pipeline, Step step) throws SQLException {
        Optional<Questions> asked =
                mayStopCounting(step) ? questions.map(usual -> Questions.about(usual.place.uncounted())) : questions;
        Watch watch = new Watch(asked);
        if (asked.isPresent()) {
            pipeline.add(watch.new Before(asked.get().touched));
        }
        return watch;
    }

    /** Whoever may tell the server to count no rows may do so in the midst of a revision, and take it back. */
    private static boolean mayStopCounting(Step step) {
        return step.script().isLarge()
                || AsciiCase.contains(step.script().text(), COUNTING)
                || Stream.concat(step.hooks().before().stream(), step.hooks().after().stream())
                        .anyMatch(hook -> AsciiCase.contains(hook.sql(), COUNTING));
    }

    /** From the first of a revision's statements to the last. */
    final class Watch {
        private final Optional<Questions> asked;
        private String before = "";

        Watch(Optional<Questions> asked) {
            this.asked = asked;
        }

        /**
         * Refuses to go on if the tables are no longer the same ones, or their rows are not. The failure is a
         * {@link MigrationFailure}; the transaction must not be committed then. Names lead to PostgreSQL's own here.
         */
        void requireUntouched(StepPipeline pipeline, Step step) throws SQLException {
            if (asked.isPresent()) {
                After after = new After(asked.get(), step);
                pipeline.add(after);
                pipeline.add(after.new Verdict());
            }
        }

        private final class Before implements PipelinedStatement {
            private final String sql;

            Before(String sql) {
                this.sql = sql;
            }

            @Override
            public String sql() {
                return sql;
            }

            @Override
            public void row(List<@Nullable String> values) {
                before = String.valueOf(values.get(0));
            }
        }

        /** Asks how the tables are now, and keeps the answer for a sentence about it. */
        private final class After implements PipelinedStatement {
            private final VersionTablePlace place;
            private final Step step;
            private final String sql;
            private List<@Nullable String> now = List.of();

            After(Questions questions, Step step) {
                this.place = questions.place;
                this.step = step;
                // What was answered already is known here; a revision's "reset all" makes the server forget it.
                this.sql = before.isEmpty() ? questions.verdict : place.verdictSql(Quoting.literal(before));
            }

            @Override
            public String sql() {
                return sql;
            }

            @Override
            public void row(List<@Nullable String> values) {
                now = values;
            }

            @Override
            public void failed(SQLException failure) throws SQLException {
                if (SqlStates.isMissingRelation(failure)) {
                    throw harmful(step, "one of its tables is dropped or has another name");
                }
                throw failure;
            }

            private final class Verdict implements PipelinedStatement {
                @Override
                public String sql() {
                    return "select 1 / pg_catalog.current_setting('migrate.unharmed')::pg_catalog.int4";
                }

                @Override
                public void failed(SQLException failure) throws SQLException {
                    if (SqlStates.isDivisionByZero(failure)) {
                        throw harmful(step, place.harm(now));
                    }
                    throw failure;
                }
            }
        }
    }

    private MigrationFailure harmful(Step step, String harm) {
        return MigrationFailure.failed(
                step.revision().displayName() + " would leave this database without its history: " + harm + ".",
                advice(step),
                null);
    }

    private String advice(Step step) {
        String schema = run.table().schema();
        return (step.script().transactional() ? "It was rolled back. " : "The statement was rolled back. ")
                + "Let the revision leave " + run.table().table() + " and "
                + run.table().events().table()
                + " as they are. If schema " + schema
                + " is to be dropped or renamed, first move them to another one, by hand"
                + " between two runs:"
                + "\n  alter table " + run.table().table() + " set schema ...;"
                + "\n  alter table " + run.table().events().table() + " set schema ...;"
                + "\nand name that from then on with -Dmigrate.versionTableSchema=...";
    }
}
