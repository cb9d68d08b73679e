package io.github.migratemaven.engine.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team changes every week, with rows in the tables, from the model to the database and back. */
class PlainChangesTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aProject() {
        project = new Project(directory);
    }

    @Slow
    @Test
    void anIndexOverExpressionsIsUniqueAndReadsAsItWasWritten() throws IOException {
        built("create table users (id int primary key, email text, team int, role text, data jsonb);");
        project.run("insert into users values (1, 'a@x', 1, null), (2, 'A@X', 1, 'B'), (3, 'b@x', 2, 'b')");
        RevisionResult result = generate("""
            create table users (id int primary key, email text, team int, role text, data jsonb);
            create index users_data on users ((data ->> 'kind'), ((data ->> 'n')::int));
            create unique index users_email on users (lower(email));
            create unique index users_role on users (team, coalesce(role, ''), (team + 1)) where role is not null;
            """);

        assertThat(Files.readString(result.file().orElseThrow()))
                .contains("create index users_data on users ((data ->> 'kind'), ((data ->> 'n')::integer));");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("rows in users share (lower(email)) with another row (1 found: lower=a@x)");
        project.run("update users set email = 'c@x' where id = 2");
        project.upgrade("head");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> project.run("insert into users values (4, 'C@x')"));
        project.downgrade("-1");
        project.run("insert into users values (4, 'C@x')");
    }

    @Slow
    @Test
    void aTableMovesToASchemaOfItsOwn() {
        built("""
            create table customer (id int primary key, name text);
            create table invoice (id serial primary key, customer_id int references customer);
            """);
        project.run("insert into customer values (1, 'Ann'); insert into invoice (customer_id) values (1)");
        String moved = """
            create schema crm;
            create table crm.client (id int primary key, name text);
            create table crm.invoice (id serial primary key, customer_id int references crm.client);
            """;
        RevisionResult unasked = generate(moved.replace("client", "customer"));
        assertThat(unasked.warnings())
                .anyMatch(line -> line.contains("-Drename=customer:crm.customer,"))
                .anyMatch(line -> line.contains("-Drename=invoice:crm.invoice,"));
        delete(unasked);

        RevisionResult asked = generate(moved, "customer:crm.client", "invoice:crm.invoice");

        assertThat(asked.warnings()).noneMatch(line -> line.contains("loses"));
        project.upgrade("head");
        assertThat(project.column("select i.id || c.name from crm.invoice i join crm.client c on c.id = customer_id"))
                .containsExactly("1Ann");
        project.run("insert into crm.invoice (customer_id) values (1)");
        project.downgrade("-1");
        assertThat(project.column("select max(i.id) || max(c.name) from invoice i, customer c"))
                .containsExactly("2Ann");
        assertThat(project.column("select nspname from pg_namespace where nspname = 'crm'"))
                .isEmpty();
        project.upgrade("head");
        assertThat(project.column("select count(*) from crm.invoice")).containsExactly("2");
    }

    @Test
    void aTableAndItsColumnAreRenamedInAnyOrder() {
        String courses = "create table %s (student int, %s int, primary key (student, %2$s));";
        built(courses.formatted("student_courses", "courses_id"));
        project.run("insert into student_courses values (1, 2)");
        for (List<String> renames : List.of(
                List.of("student_courses:enrollment", "student_courses.courses_id:course_id"),
                List.of("student_courses.courses_id:course_id", "student_courses:enrollment"),
                List.of("student_courses:enrollment", "enrollment.courses_id:course_id"))) {
            RevisionResult result =
                    generate(courses.formatted("enrollment", "course_id"), renames.toArray(String[]::new));
            project.upgrade("head");
            assertThat(project.column("select course_id from enrollment")).containsExactly("2");
            project.downgrade("-1");
            assertThat(project.column("select courses_id from student_courses")).containsExactly("2");
            delete(result);
        }
    }

    @Slow
    @Test
    void whatCountsTheRowsOfARenamedTableIsRenamedToo() throws IOException {
        String table = "create table %1$s (id %2$s primary key, name text);";
        for (String numbered : List.of("serial", "int generated by default as identity")) {
            String customer = table.formatted("customer", numbered);
            built(customer);
            project.run("insert into customer (name) values ('Ann'), ('Bob')");
            String client = table.formatted("client", numbered);

            RevisionResult result = generate(client, "customer:client");

            assertThat(Files.readString(result.file().orElseThrow()))
                    .contains(
                            "alter table customer rename to client;",
                            "alter sequence customer_id_seq rename to client_id_seq;")
                    .contains(
                            "alter table client rename to customer;",
                            "alter sequence client_id_seq rename to customer_id_seq;")
                    .doesNotContain("setval", "create sequence", "drop sequence", "\"", "only", "set default");
            project.upgrade("head");
            project.run("insert into client (name) values ('Cas')");
            project.downgrade("-1");
            project.run("insert into customer (name) values ('Dee')");
            assertThat(project.column("select id || name from customer order by id"))
                    .containsExactly("1Ann", "2Bob", "3Cas", "4Dee");
            project.run("truncate customer");
            project.downgrade("base");
            delete(result);
        }
    }

    /** As Hibernate has one for each entity, which no column owns. */
    @Slow
    @Test
    void aSequenceOfItsOwnIsRenamedWhenAsked() throws IOException {
        String table = "create sequence %1$s_seq increment 50; create table %1$s (id bigint primary key);";
        built(table.formatted("customer"));
        project.run("insert into customer values (nextval('customer_seq'))");
        RevisionResult unasked = generate(table.formatted("client"), "customer:client");
        assertThat(unasked.warnings())
                .contains("The upgrade loses the current value of sequence customer_seq.")
                .anyMatch(line -> line.contains("-Drename=customer:client,customer_seq:client_seq"));
        delete(unasked);

        RevisionResult asked = generate(table.formatted("client"), "customer:client", "customer_seq:client_seq");

        assertThat(asked.warnings()).isEmpty();
        assertThat(Files.readString(asked.file().orElseThrow()))
                .contains("alter sequence customer_seq rename to client_seq;");
        project.upgrade("head");
        project.run("insert into client values (nextval('client_seq'))");
        project.downgrade("-1");
        project.run("insert into customer values (nextval('customer_seq'))");
        assertThat(project.column("select id from customer order by id")).containsExactly("1", "51", "101");
    }

    @Slow
    @Test
    void timesThatGetATimeZoneCountAsOnesInUtc() {
        built("create table event (id int primary key, starts timestamp(3) not null, day date);");
        project.run("insert into event values (1, '2026-07-01 10:00:00.125', '2026-07-02')");
        RevisionResult result =
                generate("create table event (id int primary key, starts timestamptz not null, day timestamp);");

        assertThat(result.warnings())
                .containsExactly("The upgrade loses the right times of event.starts unless they are in UTC; for another"
                        + " time zone write using starts at time zone 'ZONE'.");
        project.upgrade("head");
        assertThat(project.column("select concat(starts at time zone 'UTC', ' ', day) from event"))
                .containsExactly("2026-07-01 10:00:00.125 2026-07-02 00:00:00");
        project.downgrade("-1");
        assertThat(project.column("select concat(starts, ' ', day) from event"))
                .containsExactly("2026-07-01 10:00:00.125 2026-07-02");
    }

    @Test
    void aColumnBecomesNotNullWithAValueForTheRowsThatLackOne() {
        String before = "create table docs (id int primary key, title text, kind varchar(10), rank smallint);";
        built(before);
        project.run("insert into docs values (1, 'a', 'x', 3), (2, null, null, null)");
        String after = "create table docs (id int primary key, title text not null, kind varchar(20) not null,"
                + " rank int not null default 0);";
        RevisionResult unfilled = generate(after);
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining(
                        "rows in docs have no title, which -Dfill=docs.title:VALUE gives them (1 found: id=2)");
        delete(unfilled);

        generateFilled(after, "docs.title:'Nr. ' || id,docs.kind:'none',docs.rank:0");
        project.upgrade("head");

        String rows = "select concat_ws(',', id, title, kind, rank) from docs order by id";
        assertThat(project.column(rows)).containsExactly("1,a,x,3", "2,Nr. 2,none,0");
        project.downgrade("-1");
        project.run("update docs set kind = null where id = 1");
        project.upgrade("head");
        assertThat(project.column(rows)).containsExactly("1,a,none,3", "2,Nr. 2,none,0");
    }

    /** Providers have kept texts and pictures marked {@code @Lob} in large objects, and no longer do. */
    @Slow
    @Test
    void contentsOfLargeObjectsMoveIntoTheColumn() {
        built("create table docs (id int primary key, body oid, title oid, picture oid);");
        project.run("""
            insert into docs values
                (1, lo_from_bytea(0, convert_to('Grüße', 'UTF8')), lo_from_bytea(0, 'short'), lo_from_bytea(0, '\\x00ff')),
                (2, null, lo_from_bytea(0, 'too long a title'), null),
                (3, 4711, null, null)
            """);
        RevisionResult result =
                generate("create table docs (id int primary key, body text, title varchar(10), picture bytea);");

        assertThat(result.warnings())
                .hasSize(3)
                .allMatch(line -> line.contains("the numbers of the large objects of docs."));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("rows in docs have a value of body that text cannot hold (1 found: id=3")
                .withMessageContaining(
                        "rows in docs have a value of title that character varying(10) cannot hold (1 found: id=2");
        project.run("delete from docs where id = 3; update docs set title = lo_from_bytea(0, 'fits') where id = 2");
        project.upgrade("head");
        String rows = "select concat_ws(',', body, title, picture) from docs order by id";
        assertThat(project.column(rows)).containsExactly("Grüße,short,\\x00ff", "fits");
        project.downgrade("-1");
        assertThat(project.column("select convert_from(lo_get(body), 'UTF8') || lo_get(picture)::text from docs"
                        + " where id = 1"))
                .containsExactly("Grüße\\x00ff");
        project.upgrade("head");
        assertThat(project.column(rows)).containsExactly("Grüße,short,\\x00ff", "fits");
    }

    @Slow
    @Test
    void aTableIsDividedAndGetsAColumnThatItsRowsHaveNoValueFor() {
        built("create table events (id int primary key, day date not null, note text);");
        project.run("insert into events values (1, '2026-01-05', 'a'), (2, '2026-02-05', null)");
        String divided = """
            create table events (id int, day date not null, note text, tenant int not null, primary key (id, day))
                partition by range (day);
            create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
            """;
        RevisionResult unfilled = generate(divided);
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("rows in events have no value for the new column tenant")
                .withMessageContaining("-Dfill=events.tenant:VALUE")
                .withMessageContaining("(2 found: id=1");
        delete(unfilled);

        generateFilled(divided, "events.tenant:id + 6");
        project.upgrade("head");

        String rows = "select concat_ws(',', id, day, note%s) from events order by id";
        assertThat(project.column(rows.formatted(", tenant"))).containsExactly("1,2026-01-05,a,7", "2,2026-02-05,8");
        project.downgrade("-1");
        assertThat(project.column(rows.formatted(""))).containsExactly("1,2026-01-05,a", "2,2026-02-05");
        project.upgrade("head");
        assertThat(project.column(rows.formatted(", tenant"))).containsExactly("1,2026-01-05,a,7", "2,2026-02-05,8");
    }

    @Test
    void valuesThatFitBecomeThoseOfAnotherTypeAndComeBack() {
        built("""
            create table t (id int primary key, u uuid, n bigint, tags varchar(20)[], d date, price money, tax money,
                bytes bytea, text_of_bytes uuid);
            """);
        project.run("""
            insert into t values (1, '00112233-4455-6677-8899-aabbccddeeff', -9223372036854775808, '{a}', '2026-01-02',
                1234.5, 0.25, '\\x00112233445566778899aabbccddeeff', '00112233-4455-6677-8899-aabbccddeeff'),
                (2, null, null, null, null, null, -3, '\\x0011', null)
            """);
        String rows = "select concat_ws(' ', u, n, tags, d, price, tax, bytes, text_of_bytes) from t order by id";
        List<String> kept = project.column(rows);
        RevisionResult result = generate("""
            create table t (id int primary key, u varchar(36), n varchar(20), tags text[], d varchar(13),
                price numeric(12,2), tax numeric, bytes uuid, text_of_bytes bytea);
            """);

        assertThat(result.warnings()).noneMatch(line -> line.matches(".* of t\\.(u|n|tags|d|text_of_bytes), .*"));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("rows in t have a value of bytes that uuid cannot hold (1 found: id=2");
        project.run("update t set bytes = null where id = 2");
        project.upgrade("head");
        assertThat(project.column(rows))
                .containsExactly(
                        "00112233-4455-6677-8899-aabbccddeeff -9223372036854775808 {a} 2026-01-02 1234.50 0.25"
                                + " 00112233-4455-6677-8899-aabbccddeeff \\x00112233445566778899aabbccddeeff",
                        "-3.00");
        project.downgrade("-1");
        assertThat(project.column(rows))
                .containsExactly(kept.get(0), kept.get(1).replace(" \\x0011", ""));
    }

    /** As text, 20260102 is a date, and 5000000000 nanoseconds are as many seconds. */
    @Slow
    @Test
    void aNumberBecomesATimeOnlyOnceAPersonSaysItsUnit() throws IOException {
        built("create table jobs (id int primary key, at bigint, lasts numeric(21));");
        project.run("insert into jobs values (1, 20260102, 5000000000), (2, null, null)");
        RevisionResult result = generate("create table jobs (id int primary key, at timestamptz, lasts interval);");

        assertThat(result.warnings())
                .anyMatch(line -> line.contains("The upgrade loses what the numbers in jobs.at mean"));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("rows in jobs have a value of at that timestamp with time zone cannot hold")
                .withMessageContaining("rows in jobs have a value of lasts that interval cannot hold");
        Path file = result.file().orElseThrow();
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceAll("-- migrate:check in jobs have a value of (at|lasts) that (time|inter).*\n", "")
                        .replaceFirst("using at::[^,;]*", "using to_timestamp(at)")
                        .replaceFirst("using lasts::[^,;]*", "using lasts / 1e9 * interval '1 second'"));
        project.upgrade("head");
        assertThat(project.column("select concat_ws(' ', extract(epoch from at)::bigint, lasts) from jobs order by id"))
                .containsExactly("20260102 00:00:05", "");
    }

    /** Lets the database have this schema by a first revision. */
    private void built(String schema) {
        generate(schema);
        project.upgrade("head");
    }

    private RevisionResult generate(String schema, String... renames) {
        return generate(schema, SchemaFileRevision.in(directory, "Change").renaming(renames));
    }

    private void generateFilled(String schema, String fills) {
        generate(schema, SchemaFileRevision.in(directory, "Change").filling(fills));
    }

    private RevisionResult generate(String schema, SchemaFileRevision revision) {
        try {
            Files.writeString(directory.resolve("schema.sql"), schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RevisionResult result = project.engine().revision(revision.request());
        assertThat(result.file()).isPresent();
        return result;
    }

    private static void delete(RevisionResult result) {
        try {
            Files.delete(result.file().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
