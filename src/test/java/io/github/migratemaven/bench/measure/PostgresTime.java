package io.github.migratemaven.bench.measure;

import io.github.migratemaven.bench.measure.ProcessTable.Entry;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The processor time that PostgreSQL takes: all servers there are, those included that a run starts and stops again. */
final class PostgresTime {
    private final Map<Long, Double> atFirst = new HashMap<>();
    private final Map<Long, Double> latest = new HashMap<>();

    PostgresTime() throws IOException {
        look();
        atFirst.putAll(latest);
    }

    /** To be called often enough to see a server shortly before it ends. */
    void look() throws IOException {
        List<Entry> all = ProcessTable.named("postgres");
        Set<Long> pids = all.stream().map(Entry::pid).collect(Collectors.toSet());
        Map<Long, Double> now = new HashMap<>();
        for (Entry entry : all) {
            boolean serves = pids.contains(entry.parent());
            now.merge(
                    serves ? entry.parent() : entry.pid(),
                    serves ? entry.own() : entry.own() + entry.reaped(),
                    Double::sum);
        }
        now.forEach((server, seconds) -> latest.merge(server, seconds, Math::max));
    }

    /** Seconds between the first look and the last. */
    double taken() {
        return latest.entrySet().stream()
                .mapToDouble(server -> server.getValue() - atFirst.getOrDefault(server.getKey(), 0.0))
                .sum();
    }
}
