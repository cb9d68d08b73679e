package io.github.migratemaven.bench.page;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The figures as a page of the site. */
public final class Page {
    private final String command;
    private final Duration latency;
    private final String server;
    private final List<WorkTable> tables = new ArrayList<>();

    /** @param server version of PostgreSQL */
    public Page(String command, Duration latency, String server) {
        this.command = command;
        this.latency = latency;
        this.server = server;
    }

    public void add(WorkTable table) {
        tables.add(table);
    }

    public String markdown() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Performance

                Measured on %s with `%s` on %s; PostgreSQL %s on the same machine, without `fsync`, %s.

                Every run is a process of its own, Maven's start included. The tools take turns; the figures are medians of runs
                after one to warm up. A run is dropped when anything but the tool, PostgreSQL and the benchmark took more than 5 %%
                of the processors meanwhile; where too few were left, all count and the line says so. CPU is that of the tool's
                process and the children it waited for, not the server's; peak memory that of its process. Round trips are how often
                it waited for an answer of the server, logging in included. The floor is a bare JDBC loop as a Maven goal (no lock, no
                check, no checksum); for comparisons of a model, an empty goal and the JPA provider's own start together.
                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        command,
                        Machine.description(),
                        server,
                        latency.isZero()
                                ? "no latency added"
                                : latency.toMillis() + " ms of latency added to each round trip"));
        tables.forEach(table -> page.append(table.markdown()));
        return page.toString();
    }
}
