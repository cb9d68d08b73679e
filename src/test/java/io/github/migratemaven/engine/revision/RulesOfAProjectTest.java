package io.github.migratemaven.engine.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the model that runs after the others may change what they have made: the revisions follow. */
class RulesOfAProjectTest {
    private static final String RULES = """
        do $$
        declare
            name regclass;
        begin
            for name in select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
                execute format('grant select on %s to pg_monitor', name);
            end loop;
            for name in select oid from pg_class where relkind = 'i' and relname like 'unwanted%' loop
                execute format('drop index %s', name);
            end loop;
        end $$;
        """;

    @TempDir
    private Path directory;

    @Slow
    @Test
    void eachNewTableHasItsGrantAndWhatIsUnwantedStaysAway() throws IOException {
        Project project = new Project(directory);
        Files.writeString(directory.resolve("schema.sql"), "create table books (id int primary key);" + RULES);
        project.engine().revision(SchemaFileRevision.in(directory, "First").request());
        project.upgrade("head");

        Files.writeString(
                directory.resolve("schema.sql"),
                "create table books (id int primary key); create table shelves (id int primary key, books int);"
                        + " create index unwanted_ix on shelves (books);"
                        + RULES);
        RevisionResult second = project.engine()
                .revision(SchemaFileRevision.in(directory, "Second").request());

        assertThat(Files.readString(second.file().orElseThrow()))
                .contains("create table shelves", "grant select on table shelves to pg_monitor;")
                .doesNotContain("unwanted", "books to pg_monitor", "NOT PROVEN");
        project.upgrade("head");
        assertThat(project.column("select has_table_privilege('pg_monitor', 'shelves', 'select')"))
                .containsExactly("t");
        project.downgrade("base");
        assertThat(project.column("select relname from pg_class where relname in ('books', 'shelves')"))
                .isEmpty();
    }
}
