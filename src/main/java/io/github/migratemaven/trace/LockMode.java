package io.github.migratemaven.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a relation is locked, from the weakest to the strongest. What is blocked follows the table of conflicting modes.
 *
 * @see <a href="https://www.postgresql.org/docs/current/explicit-locking.html">Explicit locking</a>
 */
public enum LockMode {
    ACCESS_SHARE("AccessShareLock", "AS"),
    ROW_SHARE("RowShareLock", "RS"),
    ROW_EXCLUSIVE("RowExclusiveLock", "RX"),
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock", "SUX"),
    SHARE("ShareLock", "S"),
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock", "SRX"),
    EXCLUSIVE("ExclusiveLock", "X"),
    ACCESS_EXCLUSIVE("AccessExclusiveLock", "AX");

    private final String catalogName;
    private final String initials;

    LockMode(String catalogName, String initials) {
        this.catalogName = catalogName;
        this.initials = initials;
    }

    /** The mode that {@code pg_locks} calls so; empty for modes of other things than relations. */
    static Optional<LockMode> ofCatalog(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.catalogName.equals(name))
                .findFirst();
    }

    /** As SQL writes it: {@code SHARE ROW EXCLUSIVE}. */
    public String words() {
        return name().replace('_', ' ');
    }

    /** As tables of locks write it: {@code SRX}. */
    public String initials() {
        return initials;
    }

    /** Whether SELECT waits for it. */
    public boolean blocksReads() {
        return this == ACCESS_EXCLUSIVE;
    }

    /** Whether INSERT, UPDATE and DELETE wait for it. */
    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }

    /** Whether other statements that change the schema, and vacuum, wait for it. */
    public boolean blocksDdl() {
        return compareTo(SHARE_UPDATE_EXCLUSIVE) >= 0;
    }

    /** What blocks as both do together: mostly the stronger; SHARE lets others share, which a weaker one may not. */
    public LockMode or(LockMode other) {
        LockMode stronger = compareTo(other) >= 0 ? this : other;
        LockMode weaker = stronger == this ? other : this;
        boolean blocksShare = weaker == ROW_EXCLUSIVE || weaker == SHARE_UPDATE_EXCLUSIVE;
        return stronger == SHARE && blocksShare ? SHARE_ROW_EXCLUSIVE : stronger;
    }

    /** For people: what others have to wait with; {@code nothing} where they need not. */
    public String blocks() {
        if (blocksReads()) {
            return "reads and writes";
        }
        return blocksWrites() ? "writes" : blocksDdl() ? "other changes of the schema" : "nothing";
    }

    @Override
    public String toString() {
        return words().toLowerCase(Locale.ROOT);
    }
}
