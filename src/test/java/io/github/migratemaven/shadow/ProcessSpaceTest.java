package io.github.migratemaven.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessSpaceTest {
    private static final String MACHINE = "pid:[4026531836]";
    private static final ProcessSpace ON_THE_MACHINE = new ProcessSpace("boot1", "laptop", MACHINE);
    private static final ProcessSpace IN_A_CONTAINER = new ProcessSpace("boot1", "c0ffee", "pid:[4026532501]");

    @Test
    void isReadAsItIsWritten() {
        assertThat(ProcessSpace.parse(ON_THE_MACHINE.text() + "\n")).isEqualTo(ON_THE_MACHINE);
        assertThat(ProcessSpace.parse(ProcessSpace.own().text())).isEqualTo(ProcessSpace.own());
    }

    @Test
    void machineAndContainersHideTheirProcessesFromOneAnother() {
        assertThat(ON_THE_MACHINE.hides(IN_A_CONTAINER)).isTrue();
        assertThat(IN_A_CONTAINER.hides(ON_THE_MACHINE)).isTrue();
        assertThat(IN_A_CONTAINER.hides(new ProcessSpace("boot1", "decaf", "pid:[4026532777]")))
                .isTrue();
        assertThat(IN_A_CONTAINER.hides(new ProcessSpace("boot1", "c0ffee", MACHINE)))
                .as("a container that has its machine's name")
                .isTrue();
    }

    @Test
    void whatWasStartedAnewHidesNothing() {
        assertThat(ON_THE_MACHINE.hides(new ProcessSpace("boot0", "laptop", MACHINE)))
                .isFalse();
        assertThat(IN_A_CONTAINER.hides(new ProcessSpace("boot1", "c0ffee", "pid:[4026532777]")))
                .isFalse();
        assertThat(ON_THE_MACHINE.hides(ON_THE_MACHINE)).isFalse();
    }

    /** As macOS, whose directory a container of Docker Desktop shares. */
    @Test
    void aContainerDoesNotSeeASystemWithoutSuchNames() {
        assertThat(IN_A_CONTAINER.hides(ProcessSpace.parse(""))).isTrue();
        assertThat(ProcessSpace.parse("").hides(ProcessSpace.parse(""))).isFalse();
    }
}
