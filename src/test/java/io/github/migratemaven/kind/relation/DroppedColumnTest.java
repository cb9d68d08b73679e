package io.github.migratemaven.kind.relation;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL keeps the row of a dropped column, with much of what was said of it. */
class DroppedColumnTest {

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void saysNothingAnyMore(int major) {
        String roles = RoundTrip.role("reader");
        RoundTrip.assertBothWaysOn(major, roles + """
            create table t (id int primary key, gone int, b int, c int);
            create table part (gone int, id int) partition by range (id);
            create table part1 partition of part for values from (0) to (10);
            create type pair as (a int, gone int, b int);
            create view v as select id, b from t;
            create index i on t (gone, b);
            create statistics st on gone, b from t;
            create publication pub for table t;
            alter table t alter gone set statistics 5, alter gone set storage plain, add check (gone > b);
            comment on column t.gone is 'x';
            grant select (gone), update (b) on t to reader;
            alter table t drop column gone;
            alter table part drop column gone;
            alter type pair drop attribute gone;
            """, roles + """
                    create table t (id int primary key, b int, c int, d int);
                    create table part (id int) partition by range (id);
                    create table part1 partition of part for values from (0) to (20);
                    create type pair as (a int, b int, c int);
                    create view v as select b from t;
                    create index i on t (b);
                    create statistics st on c, b from t;
                    create publication pub for table t with (publish = 'insert');
                    grant select (id) on t to reader;
                    """);
    }
}
