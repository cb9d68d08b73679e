package io.github.migratemaven.page;

import io.github.migratemaven.autogenerate.compare.SchemaHistory;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.page.html.PageHtml;
import io.github.migratemaven.page.picture.Layout;
import io.github.migratemaven.page.picture.LayoutArtifacts;
import io.github.migratemaven.page.picture.LayoutLibrary;
import io.github.migratemaven.page.schema.SchemaReading;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.testing.TestInstallations;
import io.github.migratemaven.testing.TestShadow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Pages of schemas that tests look at. */
public final class SamplePages {
    private static final int MAJOR = 18;

    private SamplePages() {}

    /** A few tables with everything a table can have, in two revisions. */
    public static Page small() {
        return of("bookstore", List.of("""
                        create table authors (id bigint generated always as identity primary key, name text not null);
                        create table books (
                            id bigint primary key,
                            title varchar(200) not null default 'untitled',
                            author_id bigint not null references authors (id) on delete cascade,
                            published timestamp with time zone
                        );
                        comment on table books is 'What is sold';
                        comment on column books.title is 'As printed <on> the cover';
                        """, """
                        create type mood as enum ('good', 'bad');
                        create table reviews (
                            book_id bigint references books (id),
                            reader text,
                            stars integer check (stars between 1 and 5),
                            felt mood,
                            primary key (book_id, reader)
                        );
                        create index books_title on books (title);
                        alter table books add column pages integer;
                        create view best as select b.title, avg(r.stars) as stars from books b
                            join reviews r on r.book_id = b.id group by b.title;
                        """));
    }

    /** So many tables in four schemas, with foreign keys as they are usual. */
    public static Page large(int tables) {
        List<String> schemas = List.of("sales", "stock", "people", "audit");
        List<String> words =
                List.of("order", "item", "customer", "address", "product", "price", "event", "note", "role", "invoice");
        Random random = new Random(7);
        StringBuilder sql = new StringBuilder();
        schemas.forEach(schema -> sql.append("create schema ").append(schema).append(";\n"));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            int home = i % schemas.size();
            String name = schemas.get(home) + "." + words.get(i % words.size()) + "_"
                    + words.get(i * 7 / 3 % words.size()) + (i >= words.size() ? "_" + i : "");
            sql.append("create table ").append(name).append(" (id bigint primary key, label text not null");
            for (int key = 0; key < Math.min(names.size(), random.nextInt(3)); key++) {
                boolean near = random.nextInt(10) < 8;
                String target;
                do {
                    target = names.get(random.nextInt(names.size()));
                } while (near && names.size() > 4 && !target.startsWith(schemas.get(home)));
                sql.append(", other")
                        .append(key)
                        .append("_id bigint references ")
                        .append(target);
            }
            sql.append(", created_at timestamp with time zone not null default now());\n");
            names.add(name);
        }
        return of("warehouse", List.of(sql.toString()));
    }

    /** Names and texts that would run in a page that does not escape them. */
    public static Page hostile() {
        return of("<script>alert('project')</script>", List.of("""
                        create schema "<script>alert('schema')</script>";
                        create table "<script>alert('schema')</script>"."<img src=x onerror=alert('table')>" (
                            "\\""></text><script>alert('column')</script>" text default '</code><script>alert(1)</script>'
                        );
                        comment on table "<script>alert('schema')</script>"."<img src=x onerror=alert('table')>"
                            is '</style><script>alert(''comment'')</script>';
                        create table "javascript:alert(1)" (id int primary key, "a b" int references "javascript:alert(1)");
                        create type "</svg>" as enum ('<b>');
                        -- </pre><script>alert('sql')</script>
                        create view "<i>" as select '</script><script>alert(2)</script>'::text as "<u>";
                        """));
    }

    public static Page of(String project, List<String> upgrades) {
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < upgrades.size(); i++) {
            revisions.add(revision(i, upgrades.get(i)));
        }
        List<RevisionEntry> entries = new ArrayList<>();
        TestShadow shadow = new TestShadow(MAJOR);
        SchemaHistory history = new SchemaHistory(shadow, new JavaRevisions(List::of), Reporter.silent());
        Catalog last = history.after(List.of());
        for (int i = 0; i < revisions.size(); i++) {
            Catalog next = history.after(revisions.subList(0, i + 1));
            Revision revision = revisions.get(i);
            entries.add(new RevisionEntry(
                    revision,
                    revision.parents(),
                    i == revisions.size() - 1,
                    Optional.empty(),
                    SchemaHistory.changes(last, next),
                    SchemaReading.touched(last, next),
                    List.of(),
                    List.of()));
            last = next;
        }
        Collections.reverse(entries);
        return new Page(
                project,
                MAJOR,
                Optional.empty(),
                entries,
                List.of(),
                SchemaReading.of(last),
                Verdict.good("The revisions build what the model wants."),
                Verdict.unknown("No database is configured.", "Name one with -Dmigrate.url=."),
                false);
    }

    private static Revision revision(int number, String sql) {
        return new Revision(
                String.format("%012x", 0xb7d3c606877eL + number),
                number == 0 ? List.of() : List.of(String.format("%012x", 0xb7d3c606877eL + number - 1)),
                List.of(),
                List.of(),
                List.of(),
                Instant.parse("2026-11-2" + number + "T10:00:00Z"),
                number == 0 ? "First <commit>" : "Change number " + number,
                new Script(sql, 7, true),
                new Script("drop table books;", 40, true),
                Optional.empty(),
                Optional.empty());
    }

    public static String html(Page page) {
        try (LayoutLibrary library = LayoutLibrary.open(jars())) {
            Layout layout = library.layout();
            return PageHtml.of(page, layout);
        }
    }

    public static List<Path> jars() {
        return LayoutArtifacts.ALL.stream()
                .map(each -> TestInstallations.archive(each.groupId(), each.artifactId(), each.version()))
                .toList();
    }
}
