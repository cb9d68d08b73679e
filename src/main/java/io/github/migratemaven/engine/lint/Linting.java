package io.github.migratemaven.engine.lint;

import io.github.migratemaven.autogenerate.compare.Replay;
import io.github.migratemaven.autogenerate.compare.RevisionRun;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Findings;
import io.github.migratemaven.finding.Rule;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.ScriptReader;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.shadow.Shadow;
import io.github.migratemaven.trace.RevisionTrace;
import io.github.migratemaven.trace.RevisionTracer;
import io.github.migratemaven.trace.TracedDatabase;
import io.github.migratemaven.trace.lint.FailingDowngrade;
import io.github.migratemaven.trace.lint.Lint;
import io.github.migratemaven.trace.lint.LintSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs revisions up and down in a shadow database, in their order, and asks the rules about each. What is found in a revision depends
 * on it and on those that it follows alone.
 */
public final class Linting {
    private final JavaRevisions java;
    private final LintSettings settings;

    public Linting(JavaRevisions java, LintSettings settings) {
        this.java = java;
        this.settings = settings;
    }

    /** The rules that are asked. */
    public List<Rule> rules() {
        return new Lint(settings, 0).rules();
    }

    /** A text that is another one whenever the settings may lead to other findings. */
    public String fingerprint() {
        return settings.fingerprint();
    }

    /**
     * What rules find in the revisions with these ids.
     *
     * @throws MigrationFailure if a revision does not run, or allows a rule that there is not
     */
    public Findings of(Shadow shadow, RevisionGraph graph, Set<String> ids) {
        return look(shadow, graph, ids).findings();
    }

    /** As {@link #of}, with what each statement was seen to do. */
    public Linted look(Shadow shadow, RevisionGraph graph, Set<String> ids) {
        return new Walk(shadow, graph.order()).walk(ids);
    }

    /** One database, in which revision after revision is run. */
    private final class Walk {
        private final Shadow shadow;
        private final List<Revision> order;
        private final Replay replay;
        private final RevisionRun run;
        private final RevisionTracer tracer;
        private final Lint lint;
        private final List<TracedRevision> traced = new ArrayList<>();
        private final List<Finding> found = new ArrayList<>();

        Walk(Shadow shadow, List<Revision> order) {
            this.shadow = shadow;
            this.order = order;
            this.replay = new Replay(shadow, Replay.DEFAULT_SCHEMA, java);
            this.run = new RevisionRun(shadow, Replay.DEFAULT_SCHEMA, java);
            this.tracer = new RevisionTracer(shadow, java, Replay.DEFAULT_SCHEMA);
            this.lint = new Lint(settings, shadow.majorVersion());
        }

        Linted walk(Set<String> ids) {
            int first = first(ids);
            int last = last(ids);
            if (first <= last) {
                TracedDatabase database = tracer.traced(built(first));
                try {
                    for (int i = first; i <= last; i++) {
                        database = step(database, i, ids.contains(order.get(i).id()), i < last);
                    }
                } finally {
                    drop(database);
                }
            }
            return new Linted(traced, Findings.of(lint.rules(), ids, found));
        }

        private int first(Set<String> ids) {
            int i = 0;
            while (i < order.size() && !ids.contains(order.get(i).id())) {
                i++;
            }
            return i;
        }

        private int last(Set<String> ids) {
            int i = order.size() - 1;
            while (i >= 0 && !ids.contains(order.get(i).id())) {
                i--;
            }
            return i;
        }

        /** @return a database that stands after the revision where another follows */
        private TracedDatabase step(TracedDatabase database, int i, boolean wanted, boolean goesOn) {
            Revision revision = order.get(i);
            if (!wanted) {
                run.of(database.session(), revision, Direction.UPGRADE);
                return database;
            }
            RevisionTrace up = tracer.trace(database, revision, Direction.UPGRADE, () -> built(i));
            look(up, Optional.empty());
            TracedDatabase after = up.standsAfter() ? database : anew(database, i);
            if (isEmpty(revision.downgrade())) {
                return after;
            }
            return comesBack(after, up, i) && goesOn ? again(after, i) : goesOn ? anew(after, i) : after;
        }

        private void look(RevisionTrace trace, Optional<RevisionTrace> upgrade) {
            traced.add(TracedRevision.of(trace));
            found.addAll(lint.findings(trace, upgrade));
        }

        private boolean comesBack(TracedDatabase database, RevisionTrace up, int i) {
            try {
                RevisionTrace down = tracer.trace(database, up.revision(), Direction.DOWNGRADE, () -> built(i + 1));
                look(down, Optional.of(up));
                return down.standsAfter();
            } catch (MigrationFailure failure) {
                found.add(FailingDowngrade.finding(up.revision(), failure));
                return false;
            }
        }

        private TracedDatabase again(TracedDatabase database, int i) {
            try {
                run.of(database.session(), order.get(i), Direction.UPGRADE);
                return database;
            } catch (MigrationFailure becauseOfWhatTheDowngradeLeft) {
                return anew(database, i);
            }
        }

        private TracedDatabase anew(TracedDatabase spoilt, int i) {
            ConnectionSettings database = built(i + 1);
            drop(spoilt);
            return tracer.traced(database);
        }

        private void drop(TracedDatabase database) {
            try {
                database.close();
            } catch (SQLException connectionIsLost) {
                // It ends with its database at the latest.
            }
            shadow.drop(database.settings());
        }

        /** A new database with what the first revisions build. */
        private ConnectionSettings built(int count) {
            return replay.of(order.subList(0, count));
        }
    }

    private static boolean isEmpty(Script script) {
        if (script.language() == Language.JAVA) {
            return false;
        }
        try (Reader text = script.written()) {
            return new ScriptReader(text, 1).nextStatement().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
