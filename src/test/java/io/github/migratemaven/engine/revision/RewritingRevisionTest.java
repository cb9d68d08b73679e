package io.github.migratemaven.engine.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A revision that rewrites tables does so no more often than it must, and says so where another way would not. */
class RewritingRevisionTest {
    private static final String REWRITES = """
        create schema watch;
        create table watch.rewrites (name text);
        create function watch.note() returns event_trigger language plpgsql as
            $$ begin insert into watch.rewrites values (pg_event_trigger_table_rewrite_oid()::regclass); end $$;
        create event trigger watching on table_rewrite execute function watch.note();
        """;

    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aProject() {
        project = new Project(directory);
    }

    @Test
    void severalColumnsAreRetypedInOneRewrite() throws IOException {
        project.with("a1", "", """
            create table item (id int primary key, a int, "B, c" text, d int not null);
            create table other (id int primary key, a int);
            """, "drop table item, other;");
        project.upgrade("head");
        project.run("insert into item values (1, 2, '3', 4); insert into other values (1, 1);" + REWRITES);
        String text =
                revisionTo("create table item (id int primary key, a bigint, \"B, c\" int not null, d numeric(4,1));"
                        + " create table other (id int primary key, a bigint);");

        assertThat(text).contains("""
            alter table item
                alter column a type bigint,
                alter column "B, c" type integer using "B, c"::integer,
                alter column "B, c" set not null,
                alter column d type numeric(4,1),
                alter column d drop not null;
            """);
        project.upgrade("head");
        assertThat(project.column("select name from watch.rewrites order by name"))
                .containsExactly("item", "other");
        assertThat(project.column("select concat_ws(' ', id, a, \"B, c\", d) from item"))
                .containsExactly("1 2 3 4.0");
        project.downgrade("-1");
        assertThat(project.column("select concat_ws(' ', id, a, \"B, c\", d) from item"))
                .containsExactly("1 2 3 4");
        assertThat(project.column("select name from watch.rewrites order by name"))
                .containsExactly("item", "item", "other", "other");
    }

    @Slow
    @Test
    void aNewValueOfAnEnumThatIsUsedAtOnceIsWarnedOf() throws IOException {
        project.with(
                "a1",
                "",
                "create type mood as enum ('sad', 'ok'); create table person (id int primary key, m mood);",
                "drop table person; drop type mood;");
        project.upgrade("head");
        project.run("insert into person values (1, 'ok');");
        String text = revisionTo("create type mood as enum ('sad', 'meh', 'ok');"
                + " create table person (id int primary key, m mood default 'meh');");

        assertThat(project.log())
                .anyMatch(line -> line.startsWith("WARN The enum mood gets 'meh'")
                        && line.contains("all rows of person are rewritten")
                        && line.contains("two revisions"));
        assertThat(text).contains("-- The enum mood gets 'meh', and this revision uses new values.");
        project.upgrade("head");
        assertThat(project.column("select m from person")).containsExactly("ok");
    }

    @Test
    void aChangedRoutineIsWarnedOf() throws IOException {
        String schema = "create function norm(x text) returns text language sql immutable as 'select %s(x)';"
                + " create table w (id int primary key, t text, g text generated always as (norm(t)) stored);"
                + " create table p (t text) partition by list (norm(t));";
        project.with("a1", "", schema.formatted("lower"), "drop table p, w; drop function norm(text);");
        project.upgrade("head");
        project.run("insert into w values (1, 'Ab')");
        String text = revisionTo(schema.formatted("upper"));

        assertThat(text)
                .contains("-- The body of function norm(text) changes, so what was computed with it is computed"
                        + " again")
                .contains("column public.w.g")
                .contains("decides where the rows of table public.p belong");
        project.upgrade("head");
        assertThat(project.column("select g from w")).containsExactly("AB");
    }

    private String revisionTo(String model) throws IOException {
        Files.writeString(directory.resolve("schema.sql"), model);
        RevisionResult result = project.engine()
                .revision(SchemaFileRevision.in(directory, "Change").request());
        return Files.readString(result.file().orElseThrow());
    }
}
