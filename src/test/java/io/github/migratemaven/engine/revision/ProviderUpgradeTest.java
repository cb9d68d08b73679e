package io.github.migratemaven.engine.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the same entities need once their JPA provider has a new version, or number their rows otherwise, with rows. */
@Slow
class ProviderUpgradeTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aProject() {
        project = new Project(directory);
    }

    /** Hibernate up to 5 has one sequence for all tables, Hibernate 6 one for each, which no column and no default names. */
    @Test
    void theSequenceOfEachTableGoesOnAfterTheOneOfAll() {
        built("""
            create sequence hibernate_sequence;
            create table customer (id bigint primary key, created timestamp);
            create table "Orders" (id int primary key);
            create table country (code varchar(2) primary key);
            create schema stock;
            create table stock.item (id bigint primary key);
            create table stock.customer (id bigint primary key);
            """);
        project.run("""
            insert into stock.item values (7);
            insert into stock.customer values (8);
            insert into customer select nextval('hibernate_sequence') from generate_series(1, 5);
            insert into "Orders" select nextval('hibernate_sequence') from generate_series(1, 70);
            insert into country values ('NO')
            """);
        generate("""
            create sequence customer_seq increment 50;
            create sequence order_seq increment 50;
            create sequence country_seq increment 50;
            create sequence invoice_number_seq;
            create table customer (id bigint primary key, created timestamp(6));
            create table "Orders" (id bigint primary key);
            create table country (code varchar(2) primary key);
            create schema stock;
            create table stock.item (id bigint primary key);
            create sequence item_seq increment 50;
            create table stock.customer (id bigint primary key);
            """);
        project.upgrade("head");

        // A provider that takes 50 at a time uses what is up to the number that it gets.
        assertThat(project.column("select nextval('customer_seq') - 49")).containsExactly("6");
        assertThat(project.column("select nextval('order_seq') - 49")).containsExactly("76");
        assertThat(project.column("select nextval('item_seq') - 49")).containsExactly("8");
        assertThat(project.column("select nextval('country_seq') + nextval('invoice_number_seq')"))
                .containsExactly("2");
        project.downgrade("-1");
        assertThat(project.column("select nextval('hibernate_sequence')")).containsExactly("76");
    }

    @ParameterizedTest
    @CsvSource({"bigserial, ''", "int generated always as identity, ''", "bigint, numbers", "bigint, hibernate_sequence"
    })
    void aSequenceWithANameOfItsOwnGoesOnAfterTheRowsThatNothingElseNumbers(String key, String before)
            throws IOException {
        String sequence = before.isEmpty() ? "" : "create sequence " + before + ";";
        String tables = """
            create table customer (id %1$s primary key);
            create table orders (id %1$s primary key, customer_id bigint);
            create table details (id bigint primary key references customer);
            create sequence ticket_seq;
            create table ticket (id bigint primary key);
            create table country (id smallint primary key, code text);
            create sequence country_seq;
            """;
        built(sequence + tables.formatted(key));
        project.run("""
            insert into customer values (1), (2); insert into orders values (70, 1); insert into details values (2);
            insert into ticket values (900); insert into country values (30000, 'NO')
            """.replace("values (", key.contains("always") ? "overriding system value values (" : "values ("));
        RevisionResult result = generate("create sequence ids start 1 increment 50;" + tables.formatted("bigint"));
        assertThat(result.warnings()).anySatisfy(warning -> assertThat(warning)
                .startsWith("The new sequence ids goes on after the rows of customer, orders, "));
        project.upgrade("head");

        assertThat(project.column("select nextval('ids') - 49")).containsExactly("71");
    }

    @Test
    void sequencesOfWhichNothingTellsWhatTheyNumberAreToldWithTheStatementThatLeadsThem() throws IOException {
        built("create table customer (id bigserial primary key); create table orders (id bigserial primary key);");
        project.run("insert into customer values (5); insert into orders values (70)");
        RevisionResult result = generate("create table customer (id bigint primary key); create table orders (id bigint"
                + " primary key); create sequence buyers; create sequence sales;");

        String told = result.warnings().stream()
                .filter(warning -> warning.startsWith("The new sequence buyers begins at 1."))
                .findFirst()
                .orElseThrow();
        Path file = result.file().orElseThrow();
        assertThat(told).contains("those of customer, orders");
        assertThat(Files.readString(file)).contains("-- " + told, "-- The new sequence sales begins at 1.");
        String statement = told.substring(told.indexOf("select "));
        insertBefore(file, "-- migrate:downgrade", statement);
        project.upgrade("head");
        assertThat(project.column("select nextval('buyers')"))
                .as("after the rows of both, since it may be that of orders")
                .containsExactly("71");
    }

    /** It numbers what comes with it, or nothing that is stored as a key. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table customer (id bigserial primary key); create sequence invoice_numbers;",
                "create table customer (id bigint primary key); create sequence customer_seq; create sequence numbers;",
                "create table customer (id bigserial primary key); create table sale (id int primary key);"
                        + " create sequence sale_seq;",
            })
    void aSequenceThatNumbersNoRowThatIsThereIsNothingToTell(String schema) {
        built(schema.replaceAll("create sequence (?!customer)\\w+;|create table sale [^;]*;", ""));
        assertThat(generate(schema).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bigserial, SEQ_CUSTOMER",
        "int generated always as identity, customer_number_seq",
    })
    void aSequenceThatComesInThePlaceOfTheDatabasesOwnNumbersGoesOnAfterThem(String numbered, String sequence) {
        String column = sequence.contains("number") ? "number" : "id";
        built("create table customer (" + column + " " + numbered + " primary key, name text);");
        project.run("insert into customer (name) values ('Ann'), ('Bob'), ('Cas')");
        generate("create sequence " + sequence + " start 1 increment 50; create table customer (" + column
                + " bigint primary key, name text);");
        project.upgrade("head");

        project.run("insert into customer values (nextval('" + sequence + "') - 49, 'Dee')");
        project.downgrade("-1");
        project.run("insert into customer (name) values ('Eva')");
        assertThat(project.column("select name from customer order by " + column))
                .containsExactly("Ann", "Bob", "Cas", "Dee", "Eva");
    }

    /** That many digits every time has; a check of all rows, and a word of loss, would be about nothing. */
    @Test
    void microsecondsThatATypeNamesAreThoseThatItHad() throws IOException {
        built("create table event (id int primary key, at timestamp, seen timestamptz, starts time, lasts interval);");
        project.run("""
            insert into event values (1, '2026-07-01 10:00:00.123456', '2026-07-01 10:00:00.123456Z', '10:00:00.123456',
                '1 second 1 microsecond')
            """);
        RevisionResult result = generate("create table event (id int primary key, at timestamp(6),"
                + " seen timestamp(6) with time zone, starts time(6), lasts interval(6));");

        assertThat(result.warnings()).isEmpty();
        assertThat(Files.readString(result.file().orElseThrow())).doesNotContain("migrate:check", "oses");
        project.upgrade("head");
        project.downgrade("-1");
        project.upgrade("head");
        assertThat(project.column("select concat_ws(' ', at, seen at time zone 'UTC', starts, lasts) from event"))
                .containsExactly(
                        "2026-07-01 10:00:00.123456 2026-07-01 10:00:00.123456 10:00:00.123456 00:00:01.000001");
    }

    /** As Hibernate's converters YesNo and TrueFalse have it. */
    @Test
    void aTruthBecomesTheLetterThatTheCheckNamesAndComesBack() {
        built("create table docs (id int primary key, shown boolean not null default true, read boolean, old"
                + " boolean);");
        project.run("insert into docs values (1, true, null, true), (2, false, true, false)");
        RevisionResult result = generate("""
            create table docs (id int primary key, shown char(1) not null default 'Y' check (shown in ('N', 'Y')),
                read varchar(1) check (read in ('T', 'F')), old varchar(5) check (old in ('true', 'false')));
            """);
        assertThat(result.warnings()).isEmpty();
        project.upgrade("head");

        String rows = "select concat_ws(' ', shown, read, old) from docs order by id";
        assertThat(project.column(rows)).containsExactly("Y true", "N T false");
        project.downgrade("-1");
        assertThat(project.column(rows)).containsExactly("t t", "f t f");
        project.upgrade("head");
        assertThat(project.column(rows)).containsExactly("Y true", "N T false");
    }

    /** EclipseLink, and Hibernate up to 6.1, store an enum by name without a check, so that the schema does not tell the names. */
    @Test
    void ordinalsThatBecomeTextAreTold() throws IOException {
        built("""
            create table orders (id int primary key, status integer, state smallint not null, tags smallint[], size int);
            create table role (id int references orders, role int, primary key (id, role));
            """);
        project.run("insert into orders values (1, 0, 1, '{0,1}', 3); insert into role values (1, 0)");
        RevisionResult result = generate("""
            create table orders (id int primary key, status varchar(255), state text not null, tags varchar(255)[],
                size bigint);
            create table role (id int references orders, role varchar(255), primary key (id, role));
            """);

        String script = Files.readString(result.file().orElseThrow());
        assertThat(result.warnings())
                .filteredOn(warning -> warning.contains("ordinals"))
                .hasSize(4);
        assertThat(result.warnings()).anySatisfy(warning -> assertThat(warning)
                .contains(
                        "alter table orders alter column status type character varying(255) using case status when 0"));
        assertThat(script).contains("-- The numbers in orders.status", "-- The numbers in role.role");

        // What the note says is a statement of that revision.
        String elements = "using array_replace(array_replace(tags::varchar(255)[], '0', 'FIRST'), '1', 'SECOND')";
        Files.writeString(
                result.file().orElseThrow(),
                script.replaceFirst(
                                "(?m)^([^-].*)?alter column status type character varying\\(255\\)",
                                "$0 using case status when 0 then 'NEW' when 1 then 'PAID' end")
                        .replace("using tags::text[]::character varying(255)[]", elements));
        project.upgrade("head");
        assertThat(project.column("select concat_ws(' ', status, state, tags) from orders"))
                .containsExactly("NEW 1 {FIRST,SECOND}");
    }

    /** No enum has its value as what identifies a row. */
    @Test
    void numbersOfAKeyThatBecomeTextAreNoOrdinals() {
        built("create table country (code int primary key); create table town (country int references country);");
        assertThat(generate("create table country (code text primary key); create table town (country text references"
                                + " country);")
                        .warnings())
                .isEmpty();
    }

    @Test
    void aColumnIsDividedIntoTwoAndPutTogetherAgain() throws IOException {
        String whole =
                "create table person (id int primary key, name text not null); create index names on person (%s);";
        built(whole.formatted("name"));
        project.run("insert into person values (1, 'Ann Lee'), (2, 'Bob Ray')");
        RevisionResult divided = filled(
                "create table person (id int primary key, first text not null, last text not null);"
                        + " create index names on person (last, first);",
                "person.first:split_part(name, ' ', 1),person.last:split_part(name, ' ', 2)");
        project.upgrade("head");
        assertThat(project.column("select last || first from person order by id"))
                .containsExactly("LeeAnn", "RayBob");

        // The way back is in the same order, so that whoever fills it in by hand can.
        Path file = divided.file().orElseThrow();
        String text = Files.readString(file);
        assertThat(text.indexOf("FILL IN: update person set name")).isBetween(0, text.lastIndexOf("drop column first"));

        filled(whole.formatted("name"), "person.name:first || ' ' || last");
        project.upgrade("head");
        assertThat(project.column("select name from person order by id")).containsExactly("Ann Lee", "Bob Ray");
    }

    @Test
    void aColumnThatMayBeEmptyComesBeforeTheOneThatItReplacesGoes() throws IOException {
        built("create table person (id int primary key, street text, city text, nick text);");
        RevisionResult result = generate("create table person (id int primary key, address text, nick text not null);");

        String file = Files.readString(result.file().orElseThrow());
        String upgrade = file.substring(0, file.indexOf("-- migrate:downgrade"));
        assertThat(upgrade.indexOf("add column address")).isBetween(0, upgrade.indexOf("drop column street"));
        assertThat(upgrade.indexOf("nick set not null")).isBetween(0, upgrade.indexOf("drop column city"));
    }

    /** What goes lasts until all that may take its rows has come, in both directions, so that a line between them can move them. */
    @Test
    void entitiesAreSpreadOverTablesOfTheirOwnAndComeTogetherAgain() throws IOException {
        String single =
                "create table payment (id int primary key, kind text, card text, iban text); create index cards on"
                        + " payment (card);";
        String joined = """
            create table payment (id int primary key);
            create table card_payment (id int primary key references payment, card text);
            create table bank_payment (id int primary key references payment, iban text);
            create index cards on card_payment (card);
            """;
        built(single);
        project.run("insert into payment values (1, 'card', '4711', null), (2, 'bank', null, 'NO93')");
        Path spread = generate(joined).file().orElseThrow();
        insertBefore(spread, "-- Loses", """
            insert into card_payment select id, card from payment where kind = 'card';
            insert into bank_payment select id, iban from payment where kind = 'bank';
            """);
        project.upgrade("head");
        assertThat(project.column("select card from card_payment union all select iban from bank_payment"))
                .containsExactly("4711", "NO93");

        Path together = generate(single).file().orElseThrow();
        insertBefore(together, "-- Loses", """
            update payment set card = (select card from card_payment c where c.id = payment.id),
                iban = (select iban from bank_payment b where b.id = payment.id);
            """);
        project.upgrade("head");
        assertThat(project.column("select concat_ws(' ', id, card, iban) from payment order by id"))
                .containsExactly("1 4711", "2 NO93");
    }

    /** A table has one primary key, and a column one source of numbers, so that the old one cannot last as long as its table. */
    @Test
    void whatThereIsOneOfLeavesItsPlaceFirst() {
        String before = """
            create table one (id int generated always as identity constraint one_key primary key, n text);
            create table old (id int primary key references one, %s);
            """.formatted("n int default nextval('one_id_seq')");
        String after = """
            create table one (id serial, uid uuid not null default '8d8ac610-566d-4ef0-9c22-186b2a5ed793', n text,
                constraint one_uid_key primary key (uid));
            create table fresh (id int primary key);
            """;
        built(before);
        project.run("insert into one (n) values ('a'); insert into old values (1, 3)");
        generate(after);
        project.upgrade("head");
        project.run("insert into one (uid, n) values (gen_random_uuid(), 'b')");
        assertThat(project.column("select id || n from one order by n")).containsExactly("1a", "2b");
        project.downgrade("-1");
        project.run("insert into one (n) values ('c')");
        assertThat(project.column("select id || n from one order by n")).containsExactly("1a", "2b", "3c");
    }

    @Test
    void aJoinTableBecomesAForeignKeyAndBack() throws IOException {
        String join = """
            create table orders (id int primary key);
            create table item (id int primary key);
            create table orders_item (orders_id int references orders, items_id int unique references item);
            """;
        built(join);
        project.run(
                "insert into orders values (1); insert into item values (5); insert into orders_item values (1, 5)");
        filled("""
            create table orders (id int primary key);
            create table item (id int primary key, orders_id int not null references orders);
            """, "item.orders_id:(select orders_id from orders_item where items_id = item.id)");
        project.upgrade("head");
        assertThat(project.column("select orders_id from item")).containsExactly("1");

        Path back = generate(join).file().orElseThrow();
        insertBefore(back, "-- Loses", "insert into orders_item select orders_id, id from item;\n");
        project.upgrade("head");
        assertThat(project.column("select orders_id || ' ' || items_id from orders_item"))
                .containsExactly("1 5");
    }

    private void insertBefore(Path revision, String mark, String sql) throws IOException {
        String text = Files.readString(revision);
        int place = text.indexOf(mark);
        assertThat(place).isPositive();
        project.withFile(
                revision.getFileName().toString(), text.substring(0, place) + sql + "\n" + text.substring(place));
    }

    /** Lets the database have this schema by a first revision. */
    private void built(String schema) {
        generate(schema);
        project.upgrade("head");
    }

    private RevisionResult generate(String schema) {
        return filled(schema, "");
    }

    private RevisionResult filled(String schema, String fills) {
        try {
            Files.writeString(directory.resolve("schema.sql"), schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RevisionResult result = project.engine()
                .revision(SchemaFileRevision.in(directory, "Change")
                        .filling(fills)
                        .request());
        assertThat(result.file()).isPresent();
        return result;
    }
}
