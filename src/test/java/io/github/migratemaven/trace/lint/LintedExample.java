package io.github.migratemaven.trace.lint;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.TestShadow;
import io.github.migratemaven.trace.RevisionTrace;
import io.github.migratemaven.trace.RevisionTracer;
import io.github.migratemaven.trace.TracedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What lint finds in an example, in both directions, on the newest PostgreSQL unless another is named. */
final class LintedExample {
    private static final int NEWEST = 18;

    private LintedExample() {}

    static List<Finding> findings(Example example) throws SQLException {
        return findings(example, NEWEST);
    }

    static List<Finding> findings(Example example, int major) throws SQLException {
        return findings(revision(example), Shop.of(major).filled(example.setUp()), major);
    }

    /** What lint finds in a revision of the shop. */
    static List<Finding> findings(Revision revision) throws SQLException {
        return findings(revision, Shop.of(NEWEST).filled(""), NEWEST);
    }

    private static List<Finding> findings(Revision revision, TracedDatabase database, int major) {
        Supplier<ConnectionSettings> none = () -> {
            throw new IllegalStateException("Statements of examples run alone");
        };
        TestShadow shadow = new TestShadow(major);
        RevisionTracer tracer = new RevisionTracer(shadow, JavaRevisions.withoutProject(), "public");
        Lint lint = new Lint(LintSettings.usual(), major);
        RevisionTrace upgrade = tracer.trace(database, revision, Direction.UPGRADE, none);
        List<Finding> findings = new ArrayList<>(lint.findings(upgrade, Optional.empty()));
        if (!revision.downgrade().text().isEmpty()) {
            try {
                RevisionTrace downgrade = tracer.trace(database, revision, Direction.DOWNGRADE, none);
                findings.addAll(lint.findings(downgrade, Optional.of(upgrade)));
            } catch (MigrationFailure failure) {
                findings.add(FailingDowngrade.finding(revision, failure));
            }
        }
        return findings;
    }

    /** Runs what is advised, each statement for itself; what belongs after the last statement of the upgrade, after all. */
    static void runInstead(Example example, String advised, int major) throws SQLException {
        List<SqlStatement> statements = SqlSplitter.split(example.upgrade(), 1);
        boolean afterAll = advised.startsWith("alter function");
        boolean afterTheOthers = advised.startsWith("-- in the next revision");
        int before = afterAll ? statements.size() : afterTheOthers ? statements.size() - 1 : 0;
        Connection connection = Shop.of(major).filled(example.setUp()).session().fresh();
        for (SqlStatement statement : statements.subList(0, before)) {
            ScriptRunner.run(connection, statement.text(), "example", 1);
        }
        for (SqlStatement statement : SqlSplitter.split(advised, 1)) {
            ScriptRunner.run(connection, statement.text(), "advice", 1);
        }
    }

    static Revision revision(Example example) {
        return new Revision(
                "a1",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                "a1",
                new Script(example.upgrade(), 1, example.transactional()),
                new Script(example.downgrade(), 1, true),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * One database for all examples on a server, emptied before each, and the same sessions, as for all revisions of a
     * project: that is faster than new ones.
     */
    private record Shop(TracedDatabase database) {
        private static final Map<Integer, Shop> SHOPS = new ConcurrentHashMap<>();

        private static final String NEW = """
            do $$
            declare
                statement text;
            begin
                for statement in
                    select format('drop publication %I', pubname) from pg_publication
                    union all
                    select format('drop schema %I cascade', nspname)
                    from pg_namespace
                    where nspname !~ '^pg_' and nspname <> 'information_schema'
                loop
                    execute statement;
                end loop;
            end $$;
            create schema public;
            """;

        static Shop of(int major) {
            return SHOPS.computeIfAbsent(
                    major, newShop -> new Shop(new TracedDatabase(TestPostgres.lastingDatabase(newShop), "public")));
        }

        TracedDatabase filled(String besides) throws SQLException {
            ScriptRunner.run(database.session().fresh(), NEW + Example.SHOP + besides, "example", 1);
            return database;
        }
    }
}
