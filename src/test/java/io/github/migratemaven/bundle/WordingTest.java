package io.github.migratemaven.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Advice speaks of what is there. */
class WordingTest {
    private final Wording wording = new Wording("java -jar shop.jar");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Apply them with mvn migrate:upgrade -Dtarget=a1.    | Apply them with java -jar shop.jar upgrade -Dtarget=a1.
        See migrate:history for the revisions.              | See java -jar shop.jar history for the revisions.
        Name a server with -Dmigrate.shadowUrl=.            | Name a server with --shadow-url=.
        as clerk (command line (-Dmigrate.url))             | as clerk (command line (--url))
        If the pool pools sessions, add -Dmigrate.allowProxy=true   | If the pool pools sessions, add --allow-proxy
        -Dmigrate.allowProxy=true is not needed.            | --allow-proxy is not needed.
        Write it as FROM:TO, in the direction of the goal.  | Write it as FROM:TO, upwards; with --downgrade, downwards.
        b1 (unknown to this checkout)                       | b1 (unknown to this bundle)
        Use a newer checkout, or take them back.            | Use a newer bundle, or take them back.
        migrate.lockTimeout is '3'.                         | --lock-timeout is '3'.
        Run the goal again to continue.                     | Run the command again to continue.
        """)
    void commandsAndOptionsAreTheBundles(String engine, String bundle) {
        assertThat(wording.of(engine)).isEqualTo(bundle);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        expected -- migrate:upgrade
        expected -- migrate:downgrade
        Give values with -Dmigrate.parameter.NAME=...
        -Dmigrate.dryRum is no option of upgrade.
        column "migrate.url" does not exist
        """)
    void whatOnlyLooksLikeThemStays(String text) {
        assertThat(wording.of(text)).isEqualTo(text);
    }
}
