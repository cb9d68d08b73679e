package io.github.migratemaven.corpus;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import io.github.migratemaven.autogenerate.normal.NormalForms;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.TestShadow;
import io.github.migratemaven.testing.WholeDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leads each case's one side to the other and back, and compares what the server then holds. */
final class CorpusJudge {
    private static final Pattern MISSING_ROLE = Pattern.compile("role \"([^\"]+)\" does not exist");

    /** What an older server does not take may be newer than the server. */
    private static final int NEWEST = 18;

    private final int major;
    private final CatalogReader reader = new CatalogReader(Kinds.ALL, WholeDatabase.SCOPE);
    private final SchemaDiff diff = new SchemaDiff(Kinds.ALL);
    private final SchemaDump dump = SchemaDump.onThePath();

    CorpusJudge(int major) {
        this.major = major;
    }

    CorpusVerdict judge(CorpusCase corpusCase) {
        if (corpusCase.version() > major) {
            return CorpusVerdict.leftOut("needs PostgreSQL " + corpusCase.version());
        }
        try {
            return judgeFully(corpusCase);
        } catch (ScriptFailedException e) {
            return major < NEWEST
                    ? CorpusVerdict.leftOut("does not load on PostgreSQL " + major + ": " + e.getMessage())
                    : CorpusVerdict.failed("does not load: " + e.getMessage());
        } catch (SQLException | RuntimeException e) {
            String where = java.util.Arrays.stream(e.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("io.github.migratemaven"))
                    .limit(4)
                    .map(Object::toString)
                    .collect(java.util.stream.Collectors.joining("\n  at "));
            return CorpusVerdict.failed("threw " + e + "\n  at " + where);
        }
    }

    private CorpusVerdict judgeFully(CorpusCase corpusCase) throws SQLException {
        createRoles(corpusCase.roles());
        ConnectionSettings left = TestPostgres.freshDatabase(major);
        ConnectionSettings right = TestPostgres.freshDatabase(major);
        try {
            load(left, corpusCase.setup());
            load(left, corpusCase.from());
            load(right, corpusCase.setup());
            load(right, corpusCase.to());
            return leadThereAndBack(corpusCase, left, right);
        } catch (ScriptFailedException e) {
            List<String> missing = missingRole(e);
            if (missing.isEmpty()
                    || corpusCase.roles().containsAll(missing)
                    // PostgreSQL's own, which an older server lacks
                    || missing.get(0).startsWith("pg_")) {
                throw e;
            }
            return judgeFully(corpusCase.withRoles(missing));
        } finally {
            drop(left);
            drop(right);
        }
    }

    private CorpusVerdict leadThereAndBack(CorpusCase corpusCase, ConnectionSettings left, ConnectionSettings right)
            throws SQLException {
        Catalog from;
        Catalog to;
        try (Connection one = left.open();
                Connection other = right.open()) {
            from = reader.read(one);
            to = reader.read(other);
        }
        if (!diff.between(from, from).isEmpty()) {
            return CorpusVerdict.failed("differs from itself");
        }
        RowTrial.Way there;
        RowTrial.Way back;
        String fromDump = dump.of(left);
        String toDump = dump.of(right);
        try (Connection scratch = left.open();
                NormalForms normal = new NormalForms(new TestShadow(major), WholeDatabase.SCOPE)) {
            ConvergingDiff proof = new ConvergingDiff(reader, diff, normal);
            ConvergingDiff.Outcome up = proof.lead(scratch, from, to);
            if (up.flaw().isPresent()) {
                return CorpusVerdict.failed("upgrade: " + up.flaw().get().description());
            }
            there = new RowTrial.Way("upgrade", up.statements());
            Optional<String> upgraded = SchemaDump.difference(toDump, dump.of(left), this::restored);
            if (upgraded.isPresent()) {
                return refusedOrFailed(to, "pg_dump after upgrade: " + upgraded.get());
            }
            ConvergingDiff.Outcome down = proof.lead(scratch, to, from);
            if (down.flaw().isPresent()) {
                return CorpusVerdict.failed("downgrade: " + down.flaw().get().description());
            }
            back = new RowTrial.Way("downgrade", down.statements());
            Optional<String> downgraded = SchemaDump.difference(fromDump, dump.of(left), this::restored);
            if (downgraded.isPresent()) {
                return refusedOrFailed(from, "pg_dump after downgrade: " + downgraded.get());
            }
        }
        if (corpusCase.hasRows()) {
            CorpusVerdict withRows = judgeRows(corpusCase, there, back);
            if (withRows.result() != CorpusVerdict.Result.PASSED
                    || to.unhandled().isEmpty()) {
                return withRows;
            }
        }
        List<String> unhandled = to.unhandled().stream().toList();
        return unhandled.isEmpty() || to.unhandled().equals(from.unhandled())
                ? CorpusVerdict.passed()
                : CorpusVerdict.refused("not handled: " + unhandled);
    }

    /** The dump of a database that a dump was restored into; empty where it cannot be. */
    private String restored(String script) {
        ConnectionSettings database = TestPostgres.freshDatabase(major);
        try {
            try (Connection connection = database.open()) {
                ScriptRunner.run(connection, script.replaceAll("(?m)^\\\\.*$", ""), "dump", 1);
            } catch (ScriptFailedException unfit) {
                return "";
            }
            String again = dump.of(database);
            drop(database);
            return again;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private CorpusVerdict judgeRows(CorpusCase corpusCase, RowTrial.Way there, RowTrial.Way back) throws SQLException {
        ConnectionSettings untouched = TestPostgres.freshDatabase(major);
        ConnectionSettings live = TestPostgres.freshDatabase(major);
        try {
            for (ConnectionSettings database : List.of(untouched, live)) {
                load(database, corpusCase.setup());
                load(database, corpusCase.from());
                load(database, corpusCase.rows().stream().toList());
            }
            return new RowTrial(corpusCase, untouched, live).judge(there, back);
        } finally {
            drop(untouched);
            drop(live);
        }
    }

    /** What is missing and named beforehand is a refusal. */
    private static CorpusVerdict refusedOrFailed(Catalog wanted, String reason) {
        return wanted.unhandled().isEmpty()
                ? CorpusVerdict.failed(reason)
                : CorpusVerdict.refused("not handled: " + wanted.unhandled());
    }

    /** A role that a script grants to and nobody has created. */
    private static List<String> missingRole(ScriptFailedException failure) {
        Matcher role = MISSING_ROLE.matcher(String.valueOf(failure.getMessage()));
        return role.find() ? List.of(role.group(1)) : List.of();
    }

    private void createRoles(List<String> roles) throws SQLException {
        synchronized (CorpusJudge.class) {
            try (Connection connection = TestPostgres.server(major).open();
                    Statement statement = connection.createStatement()) {
                for (String role : roles) {
                    statement.execute("do $$ begin create role " + Quoting.identifier(role)
                            + "; exception when duplicate_object then null; end $$");
                }
            }
        }
    }

    private static void load(ConnectionSettings database, List<Path> scripts) throws SQLException {
        for (Path script : scripts) {
            try (Connection connection = database.open()) {
                ScriptRunner.run(
                        connection,
                        CorpusCase.read(script),
                        script.getFileName().toString(),
                        1);
            }
        }
    }

    private void drop(ConnectionSettings database) throws SQLException {
        dropSubscriptions(database);
        try (Connection connection = TestPostgres.server(major).open();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + Quoting.identifier(database.database()) + " with (force)");
        }
    }

    /** A database with a subscription cannot be dropped. */
    private static void dropSubscriptions(ConnectionSettings database) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            List<String> subscriptions = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select pg_catalog.quote_ident(s.subname)"
                    + " from pg_catalog.pg_subscription s join pg_catalog.pg_database d on d.oid = s.subdbid"
                    + " where d.datname = pg_catalog.current_database()")) {
                while (rows.next()) {
                    subscriptions.add(rows.getString(1));
                }
            }
            for (String subscription : subscriptions) {
                statement.execute("alter subscription " + subscription + " disable");
                statement.execute("alter subscription " + subscription + " set (slot_name = none)");
                statement.execute("drop subscription " + subscription);
            }
        }
    }
}
