package io.github.migratemaven.kind.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.api.Test;

class OperatorKindsTest {
    private static final String FUNCTIONS = """
            create type pair as (a int, b int);
            create function pair_lt(pair, pair) returns bool language sql immutable as 'select $1.a < $2.a';
            create function pair_gt(pair, pair) returns bool language sql immutable as 'select $1.a > $2.a';
            create function pair_ge(pair, pair) returns bool language sql immutable as 'select $1.a >= $2.a';
            create function pair_eq(pair, pair) returns bool language sql immutable as 'select $1.a = $2.a';
            create function pair_cmp(pair, pair) returns int language sql immutable as 'select $1.a - $2.a';
            create function pair_int_cmp(pair, int) returns int language sql immutable as 'select $1.a - $2';
            create function pair_int_lt(pair, int) returns bool language sql immutable as 'select $1.a < $2';
            create function pair_hash(pair) returns int language sql immutable as 'select $1.a';
            """;
    private static final String LESS = "create operator <<< (function = pair_lt, leftarg = pair, rightarg = pair";
    private static final String MORE = "create operator >>> (function = pair_gt, leftarg = pair, rightarg = pair";

    @Test
    void comeAndGoWithTheirPartnersCommentsAndOwners() {
        RoundTrip.assertBothWays(RoundTrip.role("keeper"), RoundTrip.role("keeper") + FUNCTIONS + """
                create schema s;
                create operator <<< (function = pair_lt, leftarg = pair, rightarg = pair, commutator = >>>,
                  negator = >>=, restrict = scalarltsel, join = scalarltjoinsel);
                create operator >>> (function = pair_gt, leftarg = pair, rightarg = pair, commutator = <<<);
                create operator >>= (function = pair_ge, leftarg = pair, rightarg = pair, negator = <<<);
                create operator s.=== (function = pair_eq, leftarg = pair, rightarg = pair,
                  commutator = operator(s.===), hashes, merges);
                create operator @@@ (function = pair_hash, rightarg = pair);
                comment on operator s.=== (pair, pair) is 'same';
                comment on operator @@@ (none, pair) is 'hash';
                alter operator <<< (pair, pair) owner to keeper;
                """);
    }

    @Test
    void changeEstimatorsInPlace() {
        RoundTrip.assertBothWays(FUNCTIONS + LESS + ");", FUNCTIONS + LESS + ", restrict = scalarltsel);")
                .upgradesWith("alter operator <<< (pair, pair) set (restrict = scalarltsel)")
                .downgradesWith("alter operator <<< (pair, pair) set (restrict = none)");
    }

    @Test
    void followAPartnerThatComesOrGoes() {
        String from = FUNCTIONS + LESS + ");";
        String to = FUNCTIONS + LESS + ", commutator = >>>);" + MORE + ", commutator = <<<);";
        RoundTrip.assertBothWays(from, to);
        RoundTrip.assertBothWaysOn(15, from, to);
    }

    @Test
    void gainAndLoseAPartnerThatWasThereBefore() {
        String from = FUNCTIONS + LESS + ");" + MORE + ");";
        String to = FUNCTIONS + LESS + ", commutator = >>>);" + MORE + ", commutator = <<<);";
        RoundTrip.assertBothWays(from, to);
        RoundTrip.assertBothWaysOn(15, from, to);
    }

    private static final String CLASSES = FUNCTIONS + """
            create operator <<< (function = pair_lt, leftarg = pair, rightarg = pair);
            create operator === (function = pair_eq, leftarg = pair, rightarg = pair);
            create operator <<< (function = pair_int_lt, leftarg = pair, rightarg = int);
            create operator family pair_family using btree;
            create operator class pair_ops for type pair using btree family pair_family as
              operator 1 <<<, operator 3 ===, function 1 pair_cmp(pair, pair);
            """;

    @Test
    void standInFamiliesAndClasses() {
        RoundTrip.assertBothWays(FUNCTIONS, RoundTrip.role("keeper") + CLASSES + """
                create schema s;
                alter operator family pair_family using btree add operator 1 <<< (pair, int),
                  function 1 (pair, int) pair_int_cmp(pair, int);
                create operator class s.pair_hash default for type pair using hash as
                  operator 1 ===, function 1 pair_hash(pair);
                create operator class no_ops for type point using gist as storage box;
                create table t (p pair);
                create index i on t (p pair_ops);
                comment on operator class pair_ops using btree is 'order';
                comment on operator family pair_family using btree is 'orders';
                alter operator class pair_ops using btree owner to keeper;
                alter operator family pair_family using btree owner to keeper;
                """);
    }

    @Test
    void leaveAndJoinAFamilyThatIsInUse() {
        RoundTrip.assertBothWays(CLASSES, CLASSES + """
                        alter operator family pair_family using btree add operator 1 <<< (pair, int),
                          function 1 (pair, int) pair_int_cmp(pair, int);
                        """);
        RoundTrip.assertBothWaysOn(13, CLASSES, CLASSES + """
                        alter operator family pair_family using btree add operator 1 <<< (pair, int),
                          function 1 (pair, int) pair_int_cmp(pair, int);
                        """);
    }

    @Test
    void joinAFamilyOfPostgresqlsOwn() {
        RoundTrip.assertBothWays(FUNCTIONS, FUNCTIONS + """
                create operator <<< (function = pair_int_lt, leftarg = pair, rightarg = int);
                alter operator family integer_ops using btree add operator 1 <<< (pair, int);
                """);
    }

    @Test
    void classesOfOtherMembersAreMadeAnewWithTheirIndexes() {
        String users = "create table t (p pair); create index i on t (p pair_ops);";
        RoundTrip.assertBothWays(
                CLASSES + users,
                CLASSES.replace("function 1 pair_cmp(pair, pair)", "function 1 pair_other(pair, pair)")
                                .replace(
                                        "create operator family",
                                        "create function pair_other(pair, pair) returns int language sql immutable as"
                                                + " 'select $1.b - $2.b'; create operator family")
                        + users);
    }

    @Test
    void ofAnExtensionStayWithIt() {
        RoundTrip trip = RoundTrip.assertBothWays("", "create extension citext; create extension pg_trgm;");
        assertThat(trip.upgrade()).noneMatch(sql -> sql.contains("operator"));
        assertThat(trip.unhandled()).isEmpty();
    }
}
