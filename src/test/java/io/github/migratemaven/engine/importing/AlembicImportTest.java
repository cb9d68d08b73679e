package io.github.migratemaven.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.drift.DriftRequest;
import io.github.migratemaven.engine.stamp.StampRequest;
import io.github.migratemaven.engine.stamp.StampResult;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.importing.alembic.AlembicHistory;
import io.github.migratemaven.importing.alembic.AlembicSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A graph in Alembic's own way, and Alembic itself beside it; where it is not on the path, these are passed over. */
@Slow
class AlembicImportTest {
    private static final String NONE = "None";

    @TempDir
    private Path directory;

    private Project project;
    private AlembicProject alembic;

    @BeforeEach
    void aGraph() throws IOException {
        AlembicProject.requireInstalled();
        project = new Project(directory);
        alembic = new AlembicProject(directory);
        alembic.revision(
                "ae1027a6acf0", NONE, NONE, NONE, "Authors\nand what they write", """
                op.create_table('authors', sa.Column('id', sa.Integer, primary_key=True), sa.Column('name', sa.Text),
                                sa.Column('kind', sa.Enum('poet', 'novelist', name='kinds')))
                op.bulk_insert(sa.table('authors', sa.column('name', sa.Text), sa.column('kind', sa.Enum(name='kinds'))),
                               [{'name': "Herbert's 100%", 'kind': 'novelist'}])
                """, "op.drop_table('authors')\n");
        alembic.revision(
                "1b2c3d4e5f60", "'ae1027a6acf0'", "('books',)", NONE, "Books", """
                op.execute('create table books (id int primary key, author int references authors)')
                op.execute('insert into books values (1, 1)')
                """, "op.execute('drop table books')");
        alembic.revision("27c6a30d7c24", "'ae1027a6acf0'", NONE, "'books'", "Index", """
            with op.get_context().autocommit_block():
                op.create_index('ix_author', 'books', ['author'], postgresql_concurrently=True)
            """, "op.drop_index('ix_author')");
        alembic.revision("3d6f0a", "('1b2c3d4e5f60', '27c6a30d7c24')", NONE, NONE, "Merge", "pass", "pass");
        alembic.revision(
                "0001",
                NONE,
                "'lone-line'",
                "'1b2c3d4e5f60'",
                "Lone",
                "op.add_column('books', sa.Column('pages', sa.Integer, server_default='7'))",
                "raise NotImplementedError('there is no way back')");
    }

    @Test
    void buildsWhatAlembicBuildsWithItsGraphAndKnowsADatabaseOfAlembics() {
        new AlembicHistory(AlembicSettings.of(Map.of(), directory))
                .read()
                .original()
                .build(project.database());
        ImportResult result = imported();

        assertThat(result.revisions())
                .containsExactlyInAnyOrder("ae1027a6acf0", "1b2c3d4e5f60", "27c6a30d7c24", "3d6f0a", "r0001");
        assertThat(result.notes())
                .anyMatch(note -> note.contains("'0001' is called r0001"))
                .anyMatch(note -> note.contains("'lone-line' is called lone_line"))
                .anyMatch(note -> note.contains("there is no way back") && note.contains("0001_.py"))
                .anyMatch(note -> note.contains("27c6a30d7c24 has statements outside a transaction"))
                .hasSize(5);
        String merge = text("3d6f0a");
        assertThat(merge).contains("-- Revises: 1b2c3d4e5f60, 27c6a30d7c24\n", "-- Create Date: 2026-03-01T10:20:30Z");
        assertThat(text("1b2c3d4e5f60")).contains("-- Branch Labels: books\n");
        assertThat(text("27c6a30d7c24"))
                .contains("-- Depends On: 1b2c3d4e5f60\n", "transaction=off")
                .doesNotContain("Branch Labels");
        assertThat(text("r0001"))
                .contains("-- Branch Labels: lone_line\n", "-- Depends On: 1b2c3d4e5f60\n")
                .contains("drop column pages");
        assertThat(text("ae1027a6acf0")).contains("-- Message: Authors and what they write\n");

        project.run("alter table alembic_version rename to at_version");
        assertThat(project.current().lines())
                .anyMatch(line -> line.startsWith("Alembic had come to 0001, 3d6f0a (public.at_version)"));
        StampResult stamped =
                project.engine().stamp(new StampRequest(List.of(), false, false, ExecutionOptions.defaults()));
        assertThat(stamped.proven()).isTrue();
        assertThat(stamped.added()).hasSize(5);
        assertThat(project.upgrade("heads").steps()).isEmpty();
        project.downgrade("base");
        assertThat(project.column("select typname::text from pg_type where typname = 'kinds'"))
                .isEmpty();
        project.upgrade("heads");
        assertThat(project.column("select version_num from at_version order by 1"))
                .containsExactly("0001", "3d6f0a");
        assertThat(project.column("select name || kind from authors")).containsExactly("Herbert's 100%novelist");
        assertThat(project.column("select pages from books")).containsExactly("7");
    }

    /** As env.py does it: the schema of the version table is made online alone, for offline there is none to make it in. */
    @Test
    void aVersionTableOfAnotherNameInASchemaOfItsOwnAndARenamedTable() throws IOException {
        alembic.env("""
            from alembic import context
            from sqlalchemy import create_engine, pool, text

            URL = "postgresql://somebody@database.invalid:1/in_use"
            WHERE = {"version_table": "our version", "version_table_schema": "meta"}

            if context.is_offline_mode():
                context.configure(url=URL, literal_binds=True, dialect_opts={"paramstyle": "named"}, **WHERE)
                with context.begin_transaction():
                    context.run_migrations()
            else:
                with create_engine(URL, poolclass=pool.NullPool, isolation_level="AUTOCOMMIT").connect() as made:
                    made.execute(text("create schema if not exists meta"))
                with create_engine(URL, poolclass=pool.NullPool).connect() as connection:
                    context.configure(connection=connection, **WHERE)
                    with context.begin_transaction():
                        context.run_migrations()
            """);
        alembic.revision(
                "4a5b6c",
                "'3d6f0a'",
                NONE,
                "'0001'",
                "Rename",
                "op.rename_table('books', 'volumes')\nop.alter_column('volumes', 'author', new_column_name='writer')",
                "op.alter_column('volumes', 'writer', new_column_name='author')\nop.rename_table('volumes', 'books')");
        new AlembicHistory(AlembicSettings.of(Map.of(), directory))
                .read()
                .original()
                .build(project.database());
        imported();

        assertThat(project.current().lines())
                .anyMatch(line -> line.startsWith("Alembic had come to 4a5b6c (meta.\"our version\")"));
        StampResult stamped =
                project.engine().stamp(new StampRequest(List.of(), false, false, ExecutionOptions.defaults()));
        assertThat(stamped.proven()).isTrue();
        assertThat(stamped.added()).hasSize(6);
        assertThat(project.engine()
                        .drift(new DriftRequest(ExecutionOptions.defaults()))
                        .differences())
                .isEmpty();
        project.downgrade("3d6f0a");
        assertThat(project.column("select author from books")).containsExactly("1");
    }

    @Test
    void whatOfflineModeCannotRenderIsNamedWithItsRevision() throws IOException {
        alembic.revision(
                "4a5b6c", "'3d6f0a'", NONE, NONE, "Asks", "x = op.get_bind().execute('select 1').scalar()", "pass");
        alembic.revision("5a5b6c", "'4a5b6c'", NONE, NONE, "Asks too", "raise ValueError('no rows')", "pass");

        refused("4a5b6c (", "4a5b6c_.py:17): AttributeError", "5a5b6c (", "ValueError: no rows");
    }

    @Test
    void anEnvThatFailsSaysWhy() throws IOException {
        alembic.env("import nothing_of_this_name\n");
        refused("env.py fails", "nothing_of_this_name");
    }

    @Test
    void anEnvThatWouldReachADatabaseInUseIsStopped() throws IOException {
        alembic.env("""
            from alembic import context
            from sqlalchemy import create_engine
            with create_engine("postgresql://somebody@database.invalid:1/in_use").connect() as connection:
                context.configure(connection=connection)
                context.run_migrations()
            """);
        refused("env.py connects to a database, though only SQL is asked for");
    }

    /** A connection of its own makes SQLAlchemy's URL mean nothing. */
    @Test
    void aConnectionPastSqlAlchemysUrlIsNotUsed() throws IOException {
        alembic.env("""
            import psycopg2
            from alembic import context
            from sqlalchemy import create_engine
            def online():
                engine = create_engine("postgresql://", creator=lambda: psycopg2.connect(host="%s", port=%d, user="%s", dbname="%s"))
                with engine.connect() as connection:
                    context.configure(connection=connection)
                    with context.begin_transaction():
                        context.run_migrations()
            if context.is_offline_mode():
                context.configure(url="postgresql://", literal_binds=True, dialect_opts={"paramstyle": "named"})
                with context.begin_transaction():
                    context.run_migrations()
            else:
                online()
            """.formatted(
                        project.database().host(),
                        project.database().port(),
                        project.database().user(),
                        project.database().database()));
        refused("Alembic itself cannot build its history", "past SQLAlchemy's URL");
        assertThat(project.column("select relname from pg_class where relname in ('authors', 'alembic_version')"))
                .isEmpty();
    }

    @Test
    void aRevisionThatAlembicFailsOnSaysWhere() throws IOException {
        alembic.revision("4a5b6c", "'3d6f0a'", NONE, NONE, "Wrong", "op.execute('select * from nothing')", "pass");
        refused("Alembic itself cannot build its history", "relation \"nothing\" does not exist");
    }

    @Test
    void aMissingCommandIsNamed() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> imported(Map.of("alembic.command", "no-such-alembic")))
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains("Alembic cannot be started", "no-such-alembic", "-Dalembic.command="));
    }

    @Test
    void anUnknownRevisionInTheDatabaseIsRefused() {
        project.run("create table alembic_version (version_num varchar(32) primary key);"
                + " insert into alembic_version values ('gone')");
        refused("The database is at gone by Alembic's own record (public.alembic_version)");
    }

    private void refused(String... words) {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::imported)
                .satisfies(failure -> assertThat(failure.problemAndAdvice()).contains(words));
        assertThat(Files.exists(project.revisions())).isFalse();
    }

    private String text(String id) {
        try {
            for (String file : project.files()) {
                String text = Files.readString(project.revisions().resolve(file));
                if (text.contains("-- Revision ID: " + id + "\n")) {
                    return text;
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("No revision " + id);
    }

    private ImportResult imported() {
        return imported(Map.of());
    }

    private ImportResult imported(Map<String, String> values) {
        return project.engine()
                .importHistory(new ImportRequest(
                        "alembic",
                        directory,
                        List.of(),
                        List.of(),
                        Map.of(),
                        values,
                        List::of,
                        ExecutionOptions.defaults()));
    }
}
