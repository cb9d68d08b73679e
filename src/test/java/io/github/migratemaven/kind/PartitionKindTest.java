package io.github.migratemaven.kind;

import org.junit.jupiter.api.Test;

class PartitionKindTest {

    @Test
    void aTableThatLeavesDropsItsShareOfThePrimaryKeyOnlyThen() {
        String parent = "create table part (id int primary key, b text) partition by range (id);\n";
        RoundTrip.assertBothWaysOn(
                        15,
                        parent + "create table part1 partition of part for values from (0) to (50);",
                        parent + "create table part1 (id int not null, b text);")
                .upgradesWith(
                        "alter table part detach partition part1", "alter table part1 drop constraint part1_pkey");
    }
}
