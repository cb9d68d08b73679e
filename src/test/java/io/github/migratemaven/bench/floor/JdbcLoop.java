package io.github.migratemaven.bench.floor;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The least that runs a directory of scripts once each: no lock, no check, no checksum. A script and the row that records
 * it commit together.
 */
public final class JdbcLoop {
    private final Connection connection;

    private JdbcLoop(Connection connection) {
        this.connection = connection;
    }

    /** @param arguments the JDBC URL, the directory of scripts, and {@code upgrade}, {@code downgrade} or {@code current} */
    public static void main(String[] arguments) throws SQLException, IOException {
        run(arguments[0], Path.of(arguments[1]), arguments[2]);
    }

    static void run(String url, Path scripts, String action) throws SQLException, IOException {
        try (Connection connection = new Driver().connect(url, new Properties())) {
            connection.setAutoCommit(false);
            JdbcLoop loop = new JdbcLoop(connection);
            Set<String> applied = loop.applied();
            if (action.equals("upgrade")) {
                for (String name : names(scripts, ".up.sql")) {
                    if (!applied.contains(name)) {
                        loop.step(scripts.resolve(name + ".up.sql"), "insert into loop_version values (?)", name);
                    }
                }
            } else if (action.equals("downgrade")) {
                for (String name :
                        applied.stream().sorted(Comparator.reverseOrder()).toList()) {
                    loop.step(scripts.resolve(name + ".down.sql"), "delete from loop_version where name = ?", name);
                }
            }
        }
    }

    private Set<String> applied() throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists loop_version (name text primary key)");
            try (ResultSet row = statement.executeQuery("select name from loop_version")) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        connection.commit();
        return names;
    }

    private static List<String> names(Path scripts, String ending) throws IOException {
        try (Stream<Path> files = Files.list(scripts)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }

    private void step(Path script, String record, String name) throws SQLException, IOException {
        try (BufferedReader lines = Files.newBufferedReader(script)) {
            runScript(lines);
        }
        try (PreparedStatement statement = connection.prepareStatement(record)) {
            statement.setString(1, name);
            statement.executeUpdate();
        }
        connection.commit();
    }

    private void runScript(BufferedReader lines) throws SQLException, IOException {
        StringBuilder sql = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("copy ")) {
                runStatements(sql.toString());
                sql.setLength(0);
                copy(line, lines);
            } else {
                sql.append(line).append('\n');
            }
        }
        runStatements(sql.toString());
    }

    private void runStatements(String sql) throws SQLException {
        if (!sql.isBlank()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private void copy(String command, BufferedReader lines) throws SQLException, IOException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        for (String line = lines.readLine(); line != null && !line.equals("\\."); line = lines.readLine()) {
            byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
        }
        copy.endCopy();
    }
}
