package io.github.migratemaven.engine.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.catalog.ObjectId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExclusionTest {
    private static final ObjectId TABLE = new ObjectId("table", List.of("public", "audit_log"));
    private static final ObjectId COLUMN = new ObjectId("column", List.of("public", "audit_log", "at"));
    private static final ObjectId PRIVILEGES = new ObjectId("privileges", List.of("public", "audit_log", "table"));

    @Test
    void aPatternLeavesOutWhatIsInsideToo() {
        Exclusion exclusion = new Exclusion(List.of(" audit_* "));

        assertThat(exclusion).accepts(TABLE, COLUMN, PRIVILEGES);
        assertThat(exclusion).rejects(new ObjectId("table", List.of("public", "orders")));
    }

    @Test
    void aKindLimitsAPatternToItsObjects() {
        Exclusion exclusion = new Exclusion(List.of("privileges:*", "default privileges:*"));

        assertThat(exclusion).accepts(PRIVILEGES, new ObjectId("default privileges", List.of("", "app", "r")));
        assertThat(exclusion).rejects(TABLE, COLUMN);
    }

    @Test
    void aColonInANameIsPartOfTheName() {
        assertThat(new Exclusion(List.of("a:b*"))).accepts(new ObjectId("table", List.of("public", "a:bc")));
    }
}
