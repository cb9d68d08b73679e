package io.github.migratemaven.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExtensionKindTest {

    /** pgstattuple takes the right to execute its functions from everybody. */
    @Test
    void whatAnExtensionGrantsOnItsOwnMembersComesWithIt() {
        RoundTrip trip = RoundTrip.assertBothWays("", "create extension pgstattuple");

        assertThat(trip.unhandled()).isEmpty();
    }
}
