package io.github.migratemaven.kind.constraint;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.api.Test;

class ConstraintKindTest {

    /** Unlike that of other constraints, an exclusion constraint's definition has its storage parameters in it. */
    @Test
    void storageParametersAreWrittenOnce() {
        RoundTrip.assertBothWays("""
            create table t (id int, r int4range);
            create table u (id int, r int4range,
              constraint e exclude using gist (r with &&) with (fillfactor = 70) where (id > 0) deferrable);
            """, """
            create table t (id int unique with (fillfactor = 60) deferrable initially deferred, r int4range,
              constraint e1 exclude using gist (r with &&) with (fillfactor = 70, buffering = on),
              constraint e2 exclude using gist (r with &&) with (fillfactor = 50) where (id > 0) deferrable);
            create table u (id int, r int4range,
              constraint e exclude using gist (r with &&) with (fillfactor = 80) where (id > 1));
            """);
    }

    @Test
    void theirPlaceIsNotLookedForInsideTexts() {
        RoundTrip.assertBothWays("create table t (id int, s text);", """
            create table t (id int, s text, " DEFERRABLE" int unique with (fillfactor = 70), constraint e exclude
              using btree (s with =) with (fillfactor = 77) where (s <> ' WHERE (DEFERRABLE) WITH (fillfactor=3)'));
            """);
    }
}
