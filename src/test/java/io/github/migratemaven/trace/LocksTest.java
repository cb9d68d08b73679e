package io.github.migratemaven.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The modes that each mode conflicts with are those of the manual's table (explicit-locking, table 13.2). */
class LocksTest {
    private static final Map<LockMode, String> CONFLICTS = Map.of(
            LockMode.ACCESS_SHARE, "AX",
            LockMode.ROW_SHARE, "X AX",
            LockMode.ROW_EXCLUSIVE, "S SRX X AX",
            LockMode.SHARE_UPDATE_EXCLUSIVE, "SUX S SRX X AX",
            LockMode.SHARE, "RX SUX SRX X AX",
            LockMode.SHARE_ROW_EXCLUSIVE, "RX SUX S SRX X AX",
            LockMode.EXCLUSIVE, "RS RX SUX S SRX X AX",
            LockMode.ACCESS_EXCLUSIVE, "AS RS RX SUX S SRX X AX");

    @Test
    void twoLocksTogetherBlockWhatEitherBlocks() {
        for (LockMode one : LockMode.values()) {
            for (LockMode other : LockMode.values()) {
                Set<LockMode> either = conflicts(one);
                either.addAll(conflicts(other));

                assertThat(conflicts(one.or(other))).as(one + " and " + other).isEqualTo(either);
            }
        }
    }

    @Test
    void aStatementTookWhatWasNotThereBeforeIt() {
        Locks before = locks(LockMode.SHARE);
        Locks now = locks(LockMode.SHARE, LockMode.SHARE_UPDATE_EXCLUSIVE);

        assertThat(now.on(1)).contains(LockMode.SHARE_ROW_EXCLUSIVE);
        assertThat(now.beyond(before).on(1)).contains(LockMode.SHARE_UPDATE_EXCLUSIVE);
    }

    @Test
    void aLockThatBlocksNothingMoreIsNotTold() {
        Locks before = locks(LockMode.ACCESS_EXCLUSIVE);
        Locks now = locks(LockMode.ROW_EXCLUSIVE, LockMode.ACCESS_EXCLUSIVE);

        assertThat(now.beyond(before).on(1)).isEmpty();
    }

    private static Locks locks(LockMode... modes) {
        return new Locks(Map.of(1L, EnumSet.copyOf(List.of(modes))));
    }

    private static Set<LockMode> conflicts(LockMode mode) {
        List<String> initials = List.of(CONFLICTS.getOrDefault(mode, "").split(" "));
        Set<LockMode> conflicts = EnumSet.noneOf(LockMode.class);
        Arrays.stream(LockMode.values())
                .filter(other -> initials.contains(other.initials()))
                .forEach(conflicts::add);
        return conflicts;
    }
}
