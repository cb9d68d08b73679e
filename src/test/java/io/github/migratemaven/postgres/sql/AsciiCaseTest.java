package io.github.migratemaven.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class AsciiCaseTest {
    @Test
    void findsAWordWhereverItStandsInWhateverCase() {
        for (String first : new String[] {"", "a", "A", "b", "ca"}) {
            for (String second : new String[] {"", "ab", "aB", "Ab", "AB", "ba"}) {
                for (String third : new String[] {"", "b", "aA", "c"}) {
                    String text = first + second + third;
                    assertThat(AsciiCase.contains(text, "ab"))
                            .as(text)
                            .isEqualTo(text.toLowerCase(Locale.ROOT).contains("ab"));
                }
            }
        }
    }

    @Test
    void foldsNoOtherLetters() {
        // Java takes a Turkish i without a dot for an i, PostgreSQL does not.
        assertThat(AsciiCase.contains("m\u0131grate", "migrate")).isFalse();
        assertThat(AsciiCase.contains("-- MiGrAtE:check", "migrate")).isTrue();
    }
}
