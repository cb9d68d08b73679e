package io.github.migratemaven.execution;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/**
 * Kills a client at random moments while it moves a database up and down a history of 40 revisions, part of them outside
 * transactions, and lets the next client continue. In the end the database must be what an undisturbed run makes of it, and
 * whenever a client calls a run done, its history must show that. The same on several ways to the database.
 */
public final class Soak {
    private static final int REVISIONS = 40;
    private static final int MOST_IN_A_ROW = 20;

    private final Random random;
    private final RevisionGraph graph = history();
    private final Path directory;
    private final SoakWay way;
    private final int serverMajor;
    private long wholeRunMillis;
    private int killedAtWork;
    private int resumed;
    private int gaveUp;
    private int inARow;

    private Soak(SoakWay way, int serverMajor, Random random) throws IOException {
        this.way = way;
        this.serverMajor = serverMajor;
        this.random = random;
        this.directory = Files.createTempDirectory("migrate-soak");
        ChildRunner.write(graph, directory);
    }

    /** @param arguments how many kills on each way; the ways, separated by commas; and, to repeat a run, the seed of its chances */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int kills = Integer.parseInt(arguments[0]);
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
        System.out.println("seed " + seed);
        for (String name : arguments[1].split(",", -1)) {
            Random random = new Random(seed);
            int major = dumpMajor();
            try (SoakWay way = SoakWay.of(name, major, random)) {
                System.out.println("Clients reach the database " + way.describe());
                Soak soak = new Soak(way, major, random);
                String figures = soak.run(kills);
                System.out.println(soak.killedAtWork + " of the clients were killed after they had begun a revision; "
                        + soak.resumed + " times one outside a transaction was resumed at a statement; " + soak.gaveUp
                        + " clients ended with a failure that said so"
                        + (way.incidents().isEmpty() ? "" : "; " + way.incidents()));
                System.out.println(figures);
            } catch (TestAbortedException lacking) {
                System.out.println("soak: skipped the way " + name + ": " + lacking.getMessage());
            }
        }
        System.exit(0);
    }

    private String run(int kills) throws IOException, InterruptedException {
        int killed = 0;
        measureWholeRun();
        Direction direction = Direction.DOWNGRADE;
        while (killed < kills) {
            switch (runChild(direction, true)) {
                case KILLED -> {
                    killed++;
                    progress(killed, kills);
                }
                case DONE -> direction = direction == Direction.UPGRADE ? Direction.DOWNGRADE : Direction.UPGRADE;
                case GAVE_UP -> {
                    // The next one goes on where this one stood.
                }
            }
        }
        if (direction == Direction.DOWNGRADE) {
            runToTheEnd(Direction.DOWNGRADE);
        }
        runToTheEnd(Direction.UPGRADE);
        Database undisturbed = Database.fresh(serverMajor);
        undisturbed.migrator(new RecordingReporter()).upgrade(graph, "head");
        return "soak: " + kills + " kills, " + lost() + " lost, " + doubled() + " doubled, dumps equal: "
                + (dump(way.database().settings()).equals(dump(undisturbed.settings())) ? "yes" : "no");
    }

    /** Half an hour without a line cannot be told from a client that waits for ever. */
    @SuppressWarnings("SystemOut")
    private static void progress(int killed, int kills) {
        if (killed % 50 == 0) {
            System.out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + killed
                    + " of " + kills + " kills");
        }
    }

    /** How long a whole run takes, over which the kills are spread. */
    private void measureWholeRun() throws IOException, InterruptedException {
        Path log = directory.resolve("child.log");
        Process child = ChildRunner.start(directory, way.database().settings(), Direction.UPGRADE, "head", log);
        awaitWork(child, log);
        long start = System.nanoTime();
        child.waitFor();
        wholeRunMillis = Math.max(100, (System.nanoTime() - start) / 1_000_000);
        requireDone(Direction.UPGRADE, Files.readString(log));
    }

    private void runToTheEnd(Direction direction) throws IOException, InterruptedException {
        while (runChild(direction, false) != End.DONE) {
            // The next one goes on where this one stood.
        }
    }

    /** How a client ended. */
    private enum End {
        DONE,
        KILLED,
        GAVE_UP
    }

    private End runChild(Direction direction, boolean kill) throws IOException, InterruptedException {
        Path log = directory.resolve("child.log");
        Files.deleteIfExists(log);
        String target = direction == Direction.UPGRADE ? "head" : "base";
        Process child = ChildRunner.startImpatient(directory, way.settings(), direction, target, log);
        awaitWork(child, log);
        boolean mayLoseCommits = kill && way.disturb(random);
        boolean killed = kill && !child.waitFor(random.nextLong(wholeRunMillis), TimeUnit.MILLISECONDS);
        if (killed) {
            child.destroyForcibly();
        }
        int exit = child.waitFor();
        way.calm();
        String lines = Files.readString(log);
        resumed += lines.contains("Resuming ") ? 1 : 0;
        if (killed) {
            inARow = 0;
            killedAtWork += lines.contains("Running ") ? 1 : 0;
            return End.KILLED;
        }
        if (exit == 1 && way.isRough() && lines.contains("FAILURE ")) {
            gaveUp++;
            inARow++;
            if (inARow > MOST_IN_A_ROW) {
                throw new IllegalStateException("No client gets on any more:\n" + lines);
            }
            return End.GAVE_UP;
        }
        if (exit != 0) {
            throw new IllegalStateException("A client failed (" + exit + "):\n" + lines + "\n" + standingOfServer());
        }
        inARow = 0;
        if (mayLoseCommits) {
            return isWhole(direction) ? End.DONE : End.GAVE_UP;
        }
        requireDone(direction, lines);
        return End.DONE;
    }

    /** A standby that is promoted may lack the end of what was done, which must be done again before the way back. */
    private boolean isWhole(Direction direction) {
        return way.database()
                .value("select count(*) || ' of ' || count(*) filter (where state = 'applied') from migrate_revision")
                .equals(direction == Direction.UPGRADE ? REVISIONS + " of " + REVISIONS : "0 of 0");
    }

    /** What a client calls done must be so. */
    private void requireDone(Direction direction, String lines) {
        int there = way.database().rows().size();
        if (there != (direction == Direction.UPGRADE ? REVISIONS : 0)) {
            throw new IllegalStateException("A client called its run done, but " + there + " of " + REVISIONS
                    + " revisions are applied:\n" + lines);
        }
    }

    /** The start of a JVM takes longer than its work; a client killed there would show nothing. */
    private static void awaitWork(Process child, Path log) throws IOException, InterruptedException {
        while (child.isAlive() && !Files.readString(log).contains("Running ")) {
            Thread.sleep(2);
        }
    }

    /** To tell a server that went away from a client that failed. */
    private String standingOfServer() {
        try {
            return "The server answers: " + way.database().value("show data_directory");
        } catch (IllegalStateException gone) {
            return "The server does not answer: " + gone.getMessage();
        }
    }

    private long lost() {
        List<String> rows = way.database().rows();
        return graph.order().stream()
                .filter(revision -> !rows.contains(revision.id()))
                .count();
    }

    /** Every revision counts its own upgrades in a table that no revision drops; rows beyond one net each are doubled. */
    private long doubled() {
        return Long.parseLong(
                way.database().value("select count(*) from (select n from ledger group by n having sum(d) <> 1) x"));
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
