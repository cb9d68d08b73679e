package io.github.migratemaven.kind.database;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.api.Test;

class CommentKindTest {

    /** What has no definition of its own to compare can have a comment of its own. */
    @Test
    void isOnTheVeryPartThatItIsSaidOf() {
        String schema = """
            create table t (a int constraint named not null, b int not null unique);
            create table p (a int not null) partition by list (a);
            create table p1 partition of p for values in (1);
            create table r (a int primary key);
            create domain d as int constraint filled not null;
            create type span as range (subtype = int4);
            create view v as select 1 as a;
            """;
        RoundTrip.assertBothWays(schema, schema + """
            comment on column t.a is '1';
            comment on constraint named on t is '2';
            comment on constraint t_b_not_null on t is '3';
            comment on constraint t_b_key on t is '4';
            comment on index t_b_key is '5';
            comment on constraint p_a_not_null on p is '6';
            comment on constraint p_a_not_null on p1 is '7';
            comment on domain d is '8';
            comment on constraint filled on domain d is '9';
            comment on type span is '10';
            comment on type span_multirange is '11';
            comment on function span(int, int) is '12';
            comment on view v is '13';
            comment on rule "_RETURN" on v is '14';
            comment on table t is '15';
            comment on type t is '16';
            """);
    }
}
