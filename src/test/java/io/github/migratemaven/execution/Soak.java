package io.github.migratemaven.execution;

import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Kills a client at random moments while it moves a database up and down a history of 40 revisions, part of them outside
 * transactions, and lets the next client continue. In the end the database must be what an undisturbed run makes of it.
 */
public final class Soak {
    private static final int REVISIONS = 40;

    private final Random random;
    private final RevisionGraph graph = history();
    private final Path directory;
    private final int serverMajor = dumpMajor();
    private final Database database = Database.fresh(serverMajor);
    private final String server = server();
    private long wholeRunMillis;
    private int killedAtWork;
    private int resumed;

    private Soak(long seed) throws IOException {
        this.random = new Random(seed);
        this.directory = Files.createTempDirectory("migrate-soak");
        ChildRunner.write(graph, directory);
    }

    /** @param arguments how many kills; and, to repeat a run, the seed of its chances */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        System.out.println("seed " + seed);
        Soak soak = new Soak(seed);
        String figures = soak.run(Integer.parseInt(arguments[0]));
        System.out.println(soak.killedAtWork + " of the clients were killed after they had begun a revision; "
                + soak.resumed + " times one outside a transaction was resumed at a statement");
        System.out.println(figures);
        System.exit(0);
    }

    private String run(int kills) throws IOException, InterruptedException {
        int killed = 0;
        // Shows how long a whole run takes, over which the kills are spread.
        runChild(Direction.UPGRADE, "head", false);
        Direction direction = Direction.DOWNGRADE;
        while (killed < kills) {
            String target = direction == Direction.UPGRADE ? "head" : "base";
            if (runChild(direction, target, true)) {
                killed++;
            } else {
                direction = direction == Direction.UPGRADE ? Direction.DOWNGRADE : Direction.UPGRADE;
            }
        }
        if (direction == Direction.DOWNGRADE) {
            runChild(Direction.DOWNGRADE, "base", false);
        }
        runChild(Direction.UPGRADE, "head", false);
        Database undisturbed = Database.fresh(serverMajor);
        undisturbed.migrator(new RecordingReporter()).upgrade(graph, "head");
        return "soak: " + kills + " kills, " + lost() + " lost, " + doubled() + " doubled, dumps equal: "
                + (dump(database.settings()).equals(dump(undisturbed.settings())) ? "yes" : "no");
    }

    /** Whether the child was killed before it was done. */
    private boolean runChild(Direction direction, String target, boolean kill)
            throws IOException, InterruptedException {
        Path log = directory.resolve("child.log");
        Files.deleteIfExists(log);
        Process child = ChildRunner.start(directory, database.settings(), direction, target, log);
        awaitWork(child, log);
        long start = System.nanoTime();
        if (kill && !child.waitFor(random.nextLong(wholeRunMillis), TimeUnit.MILLISECONDS)) {
            child.destroyForcibly().waitFor();
            String lines = Files.readString(log);
            killedAtWork += lines.contains("Running ") ? 1 : 0;
            resumed += lines.contains("Resuming ") ? 1 : 0;
            return true;
        }
        int exit = child.waitFor();
        String lines = Files.readString(log);
        if (exit != 0) {
            throw new IllegalStateException("A client failed (" + exit + "):\n" + lines + "\n" + standingOfServer());
        }
        resumed += lines.contains("Resuming ") ? 1 : 0;
        if (lines.contains("OUTCOME " + REVISIONS + " ")) {
            wholeRunMillis = Math.max(100, (System.nanoTime() - start) / 1_000_000);
        }
        return false;
    }

    /** The start of a JVM takes longer than its work; a client killed there would show nothing. */
    private static void awaitWork(Process child, Path log) throws IOException, InterruptedException {
        while (child.isAlive() && !Files.readString(log).contains("Running ")) {
            Thread.sleep(2);
        }
    }

    /** The server's process and directory, to tell a server that went away from a client that failed. */
    private String server() {
        return database.value("select pg_read_file('postmaster.pid', 0, 20)")
                        .lines()
                        .findFirst()
                        .orElseThrow() + " in " + database.value("show data_directory");
    }

    private String standingOfServer() {
        long pid = Long.parseLong(server.substring(0, server.indexOf(' ')));
        boolean alive = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
        return "The server is process " + server + ", which "
                + (alive ? "runs" : "is gone: not by this run, which only ever ends clients");
    }

    private long lost() {
        List<String> rows = database.rows();
        return graph.order().stream()
                .filter(revision -> !rows.contains(revision.id()))
                .count();
    }

    /** Every revision counts its own upgrades in a table that no revision drops; rows beyond one net each are doubled. */
    private long doubled() {
        return Long.parseLong(
                database.value("select count(*) from (select n from ledger group by n having sum(d) <> 1) x"));
    }

    /** pg_dump reads no server newer than itself. */
    private static int dumpMajor() throws IOException {
        Process process = new ProcessBuilder("pg_dump", "--version").start();
        String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Math.min(18, Integer.parseInt(version.replaceAll("(?s)\\D*(\\d+).*", "$1")));
    }

    private static String dump(ConnectionSettings settings) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        "pg_dump",
                        "-h",
                        settings.host(),
                        "-p",
                        String.valueOf(settings.port()),
                        "-U",
                        settings.user(),
                        "-T",
                        "migrate_*",
                        "-T",
                        "ledger",
                        settings.database()))
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pg_dump failed: " + text);
        }
        return text.lines().filter(line -> !line.startsWith("\\")).collect(Collectors.joining("\n"));
    }

    private static RevisionGraph history() {
        List<Revision> revisions = new ArrayList<>();
        for (int i = 1; i <= REVISIONS; i++) {
            String parent = i == 1 ? "" : "r" + (i - 1);
            String up = "insert into ledger values (" + i + ", 1);";
            String down = "insert into ledger values (" + i + ", -1);";
            if (i == 1) {
                up = "create table if not exists ledger (n int, d int); " + up;
            }
            revisions.add(
                    switch (i % 4) {
                        case 0 ->
                            Revisions.nonTransactional(
                                    "r" + i,
                                    parent,
                                    up + "\ncreate index concurrently ix" + i + " on t" + (i - 1) + " (v);\n"
                                            + "create table n" + i + " (id int);\nvacuum t" + (i - 1) + ";",
                                    down + "\ndrop table n" + i + ";\ndrop index concurrently ix" + i + ";");
                        case 1 ->
                            Revisions.of(
                                    "r" + i,
                                    parent,
                                    up + "create table t" + i + " (id int primary key, v int); insert into t" + i
                                            + " select g, g % 7 from generate_series(1, 2000) g;",
                                    down + "drop table t" + i + ";");
                        case 2 ->
                            Revisions.of(
                                    "r" + i,
                                    parent,
                                    up + "alter table t" + (i - 1) + " add w text default 'w" + i + "'; create view v"
                                            + i + " as select id, w from t" + (i - 1) + ";",
                                    down + "drop view v" + i + "; alter table t" + (i - 1) + " drop w;");
                        default ->
                            Revisions.of(
                                    "r" + i,
                                    parent,
                                    up + "create table t" + i + " (id int primary key, v int references t" + (i - 2)
                                            + "); insert into t" + i + " select g, g from generate_series(1, 500) g;",
                                    down + "drop table t" + i + ";");
                    });
        }
        return RevisionGraph.of(revisions);
    }
}
