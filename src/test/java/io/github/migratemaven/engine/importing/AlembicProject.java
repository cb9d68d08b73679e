package io.github.migratemaven.engine.importing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A project of Alembic's, written as Alembic's own templates write one. */
final class AlembicProject {
    private static final String PROGRAM = "alembic";
    private static final String ENV = """
        import os
        from alembic import context
        from sqlalchemy import create_engine, pool

        URL = "postgresql://somebody@database.invalid:1/in_use?sslmode=require"

        if context.is_offline_mode():
            context.configure(url=URL, literal_binds=True, dialect_opts={"paramstyle": "named"})
            with context.begin_transaction():
                context.run_migrations()
        else:
            with create_engine(URL, poolclass=pool.NullPool).connect() as connection:
                context.configure(connection=connection)
                with context.begin_transaction():
                    context.run_migrations()
        """;

    private static final Pattern STEP = Pattern.compile("-- Running upgrade .*-> (\\w+)");

    private final Path directory;

    AlembicProject(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory.resolve("migrations/versions"));
        Files.writeString(directory.resolve("alembic.ini"), "[alembic]\nscript_location = migrations\n");
        env(ENV);
    }

    /** Where it is not installed, what needs it is not tested. */
    static void requireInstalled() {
        assumeTrue(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, PROGRAM))),
                "Alembic is not on the path (Debian: apt install alembic python3-psycopg2)");
    }

    /** The revisions in the order in which Alembic runs them, as it says itself. */
    List<String> order() throws IOException {
        ProcessBuilder upgrade = new ProcessBuilder(PROGRAM, "upgrade", "heads", "--sql")
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // Files that are written anew within a second must not be taken for those that were compiled.
        upgrade.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        try (BufferedReader lines = upgrade.start().inputReader(StandardCharsets.UTF_8)) {
            return lines.lines()
                    .map(STEP::matcher)
                    .filter(Matcher::matches)
                    .map(step -> step.group(1))
                    .toList();
        }
    }

    void env(String python) throws IOException {
        Files.writeString(directory.resolve("migrations/env.py"), python);
    }

    /** A revision whose variables are written as Python. */
    void revision(String id, String down, String labels, String dependsOn, String message, String up, String back)
            throws IOException {
        String text = String.join(
                "\n",
                "\"\"\"" + message,
                "",
                "Revision ID: " + id,
                "Revises: " + down,
                "Create Date: 2026-03-01 10:20:30.123456",
                "",
                "\"\"\"",
                "from alembic import op",
                "import sqlalchemy as sa",
                "",
                "revision = '" + id + "'",
                "down_revision = " + down,
                "branch_labels = " + labels,
                "depends_on = " + dependsOn,
                "",
                "def upgrade():",
                up.indent(4),
                "def downgrade():",
                back.indent(4));
        Files.writeString(directory.resolve("migrations/versions/" + id + "_.py"), text);
    }
}
