package io.github.migratemaven.kind.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.RoundTrip;
import io.github.migratemaven.testing.Slow;
import org.junit.jupiter.api.Test;

class CollationKindTest {

    @Test
    void ofEveryProviderComeAndGo() {
        RoundTrip.assertBothWays(RoundTrip.role("keeper"), RoundTrip.role("keeper") + """
                create schema s;
                create collation libc_one (locale = 'C');
                create collation libc_two (lc_collate = 'C', lc_ctype = 'C.UTF-8');
                create collation s.german (provider = icu, locale = 'de-u-co-phonebk');
                create collation loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
                create collation ruled (provider = icu, locale = 'en', rules = '& a < ''x''');
                create collation built_in (provider = builtin, locale = 'C.UTF-8');
                comment on collation s.german is 'as in the telephone book';
                alter collation loose owner to keeper;
                """);
    }

    @Slow
    @Test
    void ofOlderVersionsComeAndGo() {
        for (int major : new int[] {13, 15, 16, 17}) {
            RoundTrip.assertBothWaysOn(major, "", """
                    create collation libc_one (locale = 'C');
                    create collation loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
                    create table t (a text collate loose);
                    """);
        }
    }

    @Test
    void changeUnderColumnsThatKeepTheirValues() {
        String table = """
                create table t (a text collate c not null, b varchar(9) collate c);
                create index on t (a);
                create view v as select a from t where b < 'x';
                insert into t values ('x', 'y');
                """;
        RoundTrip trip = RoundTrip.assertBothWays(
                "create collation c (provider = icu, locale = 'de');" + table,
                "create collation c (provider = icu, locale = 'sv');" + table);
        assertThat(trip.upgrade()).noneMatch(sql -> sql.startsWith("drop table"));
    }
}
