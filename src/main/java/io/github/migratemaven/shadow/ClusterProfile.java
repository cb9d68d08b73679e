package io.github.migratemaven.shadow;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a cluster is for, and the server settings that follow from it. */
enum ClusterProfile {
    /** Rebuilt at will: nothing is worth waiting for a disk. */
    SHADOW,
    /** Holds a developer's data: survives a crash of the machine. */
    DEVELOPMENT;

    /** Server settings besides the address, in the words of {@code postgresql.conf}. */
    Map<String, String> settings(int majorVersion) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("lc_messages", "C");
        // One revision may touch every table of a large schema, and holds all their locks until it commits.
        settings.put("max_locks_per_transaction", "1024");
        if (this == SHADOW) {
            settings.put("fsync", "off");
            settings.put("synchronous_commit", "off");
            settings.put("full_page_writes", "off");
            settings.put("autovacuum", "off");
            settings.put("jit", "off");
            settings.put("max_connections", "40");
            settings.put("max_wal_senders", "0");
            settings.put("wal_level", "minimal");
            settings.put("shared_buffers", "64MB");
            if (majorVersion >= 18) {
                settings.put("io_method", "sync");
            }
        }
        return settings;
    }
}
