package io.github.migratemaven.kind.type;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.api.Test;

class DomainKindTest {

    /** Since 17. */
    @Test
    void notNullHasItsName() {
        RoundTrip.assertBothWays(
                "create domain d as int constraint filled not null; create domain e as int not null; create domain f"
                        + " as int;",
                "create domain d as int not null; create domain e as int constraint \"Not null\" not null;"
                        + "create domain f as int constraint x not null; create table t (a d, b e);");
    }

    @Test
    void notNullOnAnOlderServer() {
        RoundTrip.assertBothWaysOn(15, "create domain d as int not null;", "create domain d as int;");
    }
}
