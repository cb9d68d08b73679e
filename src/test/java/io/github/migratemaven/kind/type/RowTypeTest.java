package io.github.migratemaven.kind.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.LiveSchema;
import io.github.migratemaven.kind.RoundTrip;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Rows of a table as values elsewhere, for which PostgreSQL refuses whatever rewrites the table. */
class RowTypeTest {

    @Test
    void valuesFollowTheColumnsByName() throws SQLException {
        String users = """
            create domain kept as addr check ((value).zip > 0);
            create type held as (a addr, x int);
            create table hist (n int, old addr, olds addr[], k kept, h held);
            create table r (id int references addr);
            create index i on addr (zip);
            create view v as select * from addr;
            create function f(addr) returns int language sql as 'select $1.id';
            """;
        String from =
                "create table addr (id int generated always as identity primary key, gone text, zip int);" + users;
        String to = "create table addr (id int generated always as identity primary key, zip bigint, more text default"
                + " 'n');"
                + users;
        try (LiveSchema live = LiveSchema.of(from, """
            insert into addr (gone, zip) values ('g', 8);
            insert into hist select 1, a, array[a], a::kept, row(a.*::addr, 5)::held from addr a;
            insert into r values (1);
            """)) {
            live.become(to);
            assertThat(live.ask(
                            "select (old).zip, (olds[1]).id, (k).zip, (h).a.zip, (h).x, (old).more is null from hist"))
                    .isEqualTo("8|1|8|8|5|t");
            assertThat(live.ask("insert into addr (zip) values (9) returning *"))
                    .isEqualTo("2|9|n");
            assertThat(live.ask("select * from addr, r where addr.id = r.id")).isEqualTo("1|8|n|1");
            live.become(from);
            assertThat(live.ask("select (old).zip, (olds[1]).id, (k).zip, (h).a.zip, (h).x from hist"))
                    .isEqualTo("8|1|8|8|5");
        }
    }

    @Test
    void aNewColumnHasNoValueInThem() throws SQLException {
        for (int major : new int[] {13, 18}) {
            try (LiveSchema live = LiveSchema.of(
                    major,
                    "create table addr (id int, zip int); create table hist (old addr);",
                    "insert into addr values (1, 2); insert into hist select addr from addr")) {
                live.become("create table addr (id int, n int default 4, zip bigint, t varchar(5) collate \"C\");"
                        + "create table hist (old addr);");
                assertThat(live.ask("select * from hist, addr")).isEqualTo("(1,,2,)|1|4|2|null");
            }
        }
    }

    @Test
    void whatRewritesNothingIsDoneInPlace() {
        String hist = "create table hist (old addr);";
        RoundTrip.assertBothWays(
                        "create table addr (id int, zip int);" + hist,
                        "create table addr (id int not null, more text);" + hist)
                .upgradesWith(
                        "alter table addr drop column zip",
                        "alter table addr alter column id set not null",
                        "alter table addr add column more text");
    }

    @Test
    void aTableThatBecomesUnloggedKeepsThem() throws SQLException {
        String tables = "create %s table addr (id int, zip int); create table hist (old addr);";
        try (LiveSchema live = LiveSchema.of(
                tables.formatted(""), "insert into addr values (1, 2); insert into hist select addr from addr")) {
            live.become(tables.formatted("unlogged"));
            assertThat(live.ask("select * from hist, addr")).isEqualTo("(1,2)|1|2");
        }
    }
}
