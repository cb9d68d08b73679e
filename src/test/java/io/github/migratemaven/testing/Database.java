package io.github.migratemaven.testing;

import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A fresh real database, with short ways to look into it. */
public record Database(ConnectionSettings settings) {

    public static Database fresh() {
        return new Database(TestPostgres.freshDatabase());
    }

    public static Database fresh(int major) {
        return new Database(TestPostgres.freshDatabase(major));
    }

    public void run(String sql) {
        ask(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private <T> T ask(KeptSessions.Work<T> work) {
        try {
            return KeptSessions.with(settings, work);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of every row. */
    public List<String> column(String sql) {
        return ask(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                List<String> values = new ArrayList<>();
                while (row.next()) {
                    values.add(row.getString(1));
                }
                return values;
            }
        });
    }

    public String value(String sql) {
        return column(sql).get(0);
    }

    /** Names of the tables in schema public, without the version tables. */
    public List<String> tables() {
        return column("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
                + " and relname not in ('migrate_revision', 'migrate_event') order by 1");
    }

    /** Ids of the rows of migrate_revision. */
    public List<String> rows() {
        return column("select id from migrate_revision order by id");
    }

    public Migrator migrator(RecordingReporter reporter) {
        return new Migrator(settings, ExecutionOptions.defaults(), reporter);
    }

    public Migrator migrator(ExecutionOptions options) {
        return new Migrator(settings, options, new RecordingReporter());
    }
}
