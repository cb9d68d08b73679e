package io.github.migratemaven.kind.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerKindTest {
    private static final String TREE = """
            create function f() returns trigger language plpgsql as $$ begin return new; end $$;
            create table other (id int primary key);
            create table p (id int, part int, other int references other deferrable, primary key (id, part) deferrable)
                partition by range (part);
            create table p1 partition of p for values from (0) to (10) partition by range (part);
            create table p11 partition of p1 for values from (0) to (5);
            """;

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void aPartitionsShareOfATriggerIsComparedWhereItIsDisabled(int major) {
        RoundTrip trip = RoundTrip.assertBothWaysOn(major, TREE, TREE + """
                create table p12 partition of p1 for values from (5) to (10);
                create trigger t before insert on p for each row execute function f();
                create constraint trigger c after update on p deferrable for each row execute function f();
                create trigger own after delete on p12 for each row execute function f();
                alter table p11 disable trigger t;
                alter table p11 enable always trigger c;
                """);
        assertThat(trip.unhandled()).isEmpty();
        assertThat(trip.upgrade())
                .contains("alter table p11 disable trigger t")
                .contains("alter table p11 enable always trigger c");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void theShareAloneIsDisabledAndEnabled(int major) {
        String trigger = "create trigger t before insert on p for each row execute function f();";
        RoundTrip.assertBothWaysOn(major, TREE + trigger, TREE + trigger + "alter table p11 disable trigger t;")
                .upgradesWith("alter table p11 disable trigger t")
                .downgradesWith("alter table p11 enable trigger t");
    }
}
