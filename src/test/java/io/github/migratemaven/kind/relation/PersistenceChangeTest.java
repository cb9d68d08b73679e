package io.github.migratemaven.kind.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.LiveSchema;
import io.github.migratemaven.kind.RoundTrip;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PersistenceChangeTest {

    /** PostgreSQL refuses a permanent table that refers to an unlogged one, even for a moment. */
    @Test
    void tablesThatReferToEachOtherChangeInOrder() {
        String tables = """
            create %1$s table a (id int primary key, up int references a);
            create %1$s table c (id int primary key references a);
            create %1$s table b (id int primary key references c, a int references a);
            """;
        RoundTrip.assertBothWays(tables.formatted(""), tables.formatted("unlogged"))
                .upgradesWith("alter table b set unlogged", "alter table c set unlogged", "alter table a set unlogged")
                .downgradesWith("alter table a set logged", "alter table c set logged", "alter table b set logged");
    }

    @Test
    void tablesThatReferToEachOtherInACircleAreUntied() throws SQLException {
        String tables = """
            create %1$s table a (id int primary key, b int);
            create %1$s table b (id int primary key references a);
            create %1$s table c (id int references b);
            alter table a add constraint ab foreign key (b) references b deferrable;
            """;
        String permanent = tables.formatted("");
        String unlogged = tables.formatted("unlogged");
        RoundTrip.assertBothWays(permanent, unlogged);
        try (LiveSchema live =
                LiveSchema.of(permanent, "insert into a values (1); insert into b values (1); update a set b = 1")) {
            assertThat(live.become(unlogged))
                    .noneMatch(statement -> statement.sql().contains("constraint c_"));
            assertThat(live.ask("select * from a, b")).isEqualTo("1|1|1");
        }
    }
}
