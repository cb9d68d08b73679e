package io.github.migratemaven.kind;

import org.junit.jupiter.api.Test;

/** NOT NULL as the constraint that it is since 18. */
class NotNullTest {

    @Test
    void anotherNameIsARenameSinceAPrimaryKeyMayRestOnIt() {
        RoundTrip.between(
                        "create table t (a int primary key);",
                        "create table t (a int constraint c not null primary key);")
                .upgradesWith("alter table t rename constraint \"t_a_not_null\" to c")
                .downgradesWith("alter table t rename constraint c to \"t_a_not_null\"");
    }

    @Test
    void oneThatIsNotYetValidIsValidated() {
        RoundTrip.between(
                        "create table t (a int); alter table t add constraint c not null a not valid;",
                        "create table t (a int constraint c not null);")
                .upgradesWith("alter table t validate constraint c")
                .downgradesWith(
                        "alter table t alter column a drop not null",
                        "alter table t add constraint c not null a not valid");
    }

    @Test
    void aDetachedPartitionKeepsItsKey() {
        String whole = "create table t (a int primary key) partition by range (a);";
        RoundTrip.between(
                whole + "create table p partition of t for values from (0) to (9);",
                whole + "create table p (a int primary key);");
    }

    @Test
    void oneThatNeedNotBeInheritedComesAndGoes() {
        RoundTrip.between(
                "create table t (a int not null);", "create table t (a int constraint c not null no inherit);");
    }
}
