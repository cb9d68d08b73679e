package io.github.migratemaven.revision.hook;

import java.util.Locale;

/** When a hook runs. */
public enum HookPoint {
    /** In the transaction of the first revision that an upgrade runs. */
    BEFORE_UPGRADE,
    /** In the transaction of each revision that an upgrade runs. */
    AFTER_EACH,
    /** In the transaction of the last revision that an upgrade runs. */
    AFTER_UPGRADE,
    /** In the transaction of the first revision that a downgrade takes back. */
    BEFORE_DOWNGRADE,
    /** In the transaction of each revision that a downgrade takes back. */
    AFTER_EACH_DOWNGRADE,
    /** In the transaction of the last revision that a downgrade takes back. */
    AFTER_DOWNGRADE;

    /** Its file in the directory of revisions: {@code before-upgrade.sql}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".sql";
    }

    /** Whether a file of that name is a hook, and no revision. */
    public static boolean isFileName(String name) {
        for (HookPoint point : values()) {
            if (point.fileName().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
