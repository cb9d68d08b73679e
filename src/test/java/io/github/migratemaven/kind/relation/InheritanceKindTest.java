package io.github.migratemaven.kind.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.FilledDatabase;
import io.github.migratemaven.kind.RoundTrip;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class InheritanceKindTest {

    @Test
    void aColumnMadeAnewStaysInheritedInChildren() {
        String table = "create table t (a int, g int generated always as (%s) stored); create table c () inherits (t);";
        RoundTrip.assertBothWaysOn(15, table.formatted("a + 1"), table.formatted("a + 2"));
        RoundTrip.assertBothWays(table.formatted("a + 1"), table.formatted("a + 2"));
    }

    @Test
    void aColumnThatOnlyTheParentLosesStaysInChildren() {
        RoundTrip.assertBothWays(
                "create table t (a int, b int); create table c (b int) inherits (t);",
                "create table t (a int); create table c (b int) inherits (t);");
    }

    @Test
    void aTableThatJoinsWhileTheParentChangesIsChangedByItself() throws SQLException {
        String before = """
            create table t (a int, b text, check (a > 0));
            create table c (a int, b text, constraint t_a_check check (a > 0), own int);
            """;
        String after = """
            create table t (a bigint, d int, constraint t_a_check check (a > 1));
            create table c (own int) inherits (t);
            """;
        try (FilledDatabase database = FilledDatabase.of(before + "insert into c values (3, 'x', 4);")) {
            database.leadTo(after);
            assertThat(database.texts("select concat_ws(',', a, d, own) from c"))
                    .containsExactly("3,4");
            database.leadTo(before);
            assertThat(database.texts("select concat_ws(',', a, b, own) from c"))
                    .containsExactly("3,4");
        }
    }
}
