package io.github.migratemaven.kind.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.api.Test;

class ForeignDataKindsTest {
    private static final String SERVER = "create foreign data wrapper w; create server s foreign data wrapper w;\n";

    @Test
    void wrappersServersAndMappingsComeAndGo() {
        RoundTrip.assertBothWays(RoundTrip.role("keeper"), RoundTrip.role("keeper") + """
            create foreign data wrapper w validator postgresql_fdw_validator;
            create foreign data wrapper "Odd" options (debug 'true', "Quoted Name" 'it''s');
            create server s type 'oracle' version '12' foreign data wrapper "Odd" options (host 'h', port '1');
            create user mapping for public server s options (who 'x');
            create user mapping for keeper server s;
            comment on foreign data wrapper "Odd" is '1';
            comment on server s is '2';
            alter server s owner to keeper;
            grant usage on foreign data wrapper "Odd" to keeper;
            grant usage on foreign server s to keeper;
            """);
    }

    @Test
    void changeInPlace() {
        RoundTrip.assertBothWays("""
            create foreign data wrapper w options (a '1', b '2');
            create server s version '1' foreign data wrapper w options (host 'h', port '1');
            create user mapping for public server s options (who 'x', x 'y');
            create foreign table t (a int options (n 'x')) server s options (f 'x', g 'y');
            """, """
                    create foreign data wrapper w validator postgresql_fdw_validator options (host 'x', port '3');
                    create server s foreign data wrapper w options (host 'other', dbname 'x');
                    create user mapping for public server s options (who 'z');
                    create foreign table t (a int options (n 'z', m '1'), b text not null) server s options (g 'z');
                    """.replace(
                        " validator postgresql_fdw_validator options (host 'x', port '3')", " options (b '3', c '4')"));
    }

    @Test
    void serversOfAnotherTypeAreMadeAnewWithAllThatIsOnThem() {
        String users = "create foreign table t (a int, b text) server s; create view v as select a from t;"
                + "create user mapping for public server s options (who 'x');";
        RoundTrip.assertBothWays(
                "create foreign data wrapper w; create server s type 'a' foreign data wrapper w;" + users,
                "create foreign data wrapper w; create server s type 'b' foreign data wrapper w;" + users);
    }

    @Test
    void secretsAreNeitherReadNorTouchedButNamed() {
        RoundTrip trip = RoundTrip.assertBothWays(
                SERVER + "create user mapping for public server s options (\"user\" 'a', password 'hidden');",
                SERVER + "create user mapping for public server s options (\"user\" 'b', password 'other');");
        trip.upgradesWith("alter user mapping for public server s options (set \"user\" 'b')");
        assertThat(trip.unhandled()).containsExactly("option password of user mapping for public server s");
    }

    @Test
    void foreignTablesComeAndGo() {
        RoundTrip.assertBothWays(SERVER, RoundTrip.role("keeper") + SERVER + """
            create table parent (a int, x date);
            create foreign table t (a int options (column_name 'A') not null default 7, b text collate "C",
              c int generated always as (a + 1) stored, constraint positive check (a > 0)) server s
              options (table_name 'T');
            create foreign table child (z int) inherits (parent) server s;
            comment on foreign table t is 'x';
            comment on column t.a is 'y';
            alter foreign table t owner to keeper;
            grant select on t to keeper;
            create view v as select b from t;
            alter foreign table t alter b set statistics 7;
            """);
    }

    @Test
    void foreignTablesChangeLikeTables() {
        RoundTrip.assertBothWays(
                SERVER + "create foreign table t (a int, b text, d int) server s;",
                SERVER
                        + "create foreign table t (a bigint default 1, c date, b text not null check (b <> '')) server"
                        + " s;");
    }

    @Test
    void foreignTablesArePartitions() {
        String parent = SERVER + "create table p (a int, b text) partition by range (a);\n";
        RoundTrip.assertBothWays(
                parent,
                parent
                        + "create foreign table p1 partition of p for values from (1) to (10) server s options (x"
                        + " 'y');");
        RoundTrip.assertBothWays(
                parent + "create foreign table p1 partition of p for values from (1) to (10) server s;",
                parent + "create foreign table p1 (a int, b text) server s;");
    }

    @Test
    void tablesAndForeignTablesTurnIntoEachOther() {
        RoundTrip.assertBothWays(
                SERVER + "create foreign table t (a int) server s;", SERVER + "create table t (a int, b int);");
    }

    @Test
    void optionsKeepTheirOrder() {
        RoundTrip.assertBothWays(
                        SERVER + "create foreign table t (a int options (x '1', c '2', y '3')) server s;",
                        SERVER + "create foreign table t (a int options (x '4', d '5', c '2')) server s;")
                .upgradesWith("alter table t alter column a options (drop c, drop y, set x '4', add d '5', add c '2')")
                .downgradesWith("alter table t alter column a options (drop d, set x '1', add y '3')");
    }

    @Test
    void optionsMayHaveAnyNameAndValue() {
        RoundTrip.assertBothWays(
                SERVER + "create foreign table t (a int options (\"a 'b\" 'c', \"q\"\"q\" E'x\\\\y', z '1')) server s;",
                SERVER + "create foreign table t (a int options (\"a 'b\" 'd', \"q\"\"q\" E'\\\\')) server s;");
    }
}
