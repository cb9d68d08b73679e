package io.github.migratemaven.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.OtherSession;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle as somebody runs it: another process, a real server, nothing but exit codes and two streams. */
class BundleProcessTest {
    private static final String GATE = BundledShop.GATE;

    /** The last revision waits while a test holds the gate. */
    private static Path shop;

    private static Path older;

    @TempDir
    private Path directory;

    private final Database database = Database.fresh();

    @BeforeAll
    static void make(@TempDir Path made) {
        BundledShop bundles = BundledShop.in(made);
        shop = bundles.newer();
        older = bundles.older();
    }

    private BundleProcess run(String... arguments) {
        return start(shop, database.settings(), arguments);
    }

    private BundleProcess start(Path jar, ConnectionSettings settings, String... arguments) {
        try {
            return BundleProcess.start(jar, Files.createTempDirectory(directory, "run"), settings, arguments);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void itBringsTheDatabaseUpAndDownAndWritesNothingBesideIt() throws IOException {
        BundleProcess before = run("current", "--check-heads");
        assertThat(before.exitCode()).isEqualTo(4);
        assertThat(before.output()).isEqualTo("No revision is applied.\n");
        assertThat(before.log())
                .contains("3 revision(s) wait", "Apply them with java -jar shop-1.0-migrations.jar upgrade.");

        BundleProcess upgrade = run("upgrade", "--format", "json");
        assertThat(upgrade.exitCode()).as(upgrade.log()).isZero();
        JsonNode result = new ObjectMapper().readTree(upgrade.output());
        assertThat(result.get("goal").asText()).isEqualTo("upgrade");
        assertThat(result.get("status").asText()).isEqualTo("ok");
        for (String line : upgrade.log().lines().toList()) {
            assertThat(new ObjectMapper().readTree(line).get("message").asText())
                    .isNotEmpty();
        }
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
        assertThat(database.value("select count(*) from a1")).isEqualTo("1");

        assertThat(run("check-head").exitCode()).isZero();
        assertThat(run("downgrade", "-Dtarget=base").exitCode()).isZero();
        assertThat(database.tables()).isEmpty();
        try (Stream<Path> left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.endsWith(".out") || name.endsWith(".err"));
        }
    }

    @Slow
    @Test
    void toldToEndItRollsBackAndSaysWhereItStands() {
        try (OtherSession gate = gate()) {
            BundleProcess upgrade = run("upgrade", "--format=json");
            awaitAtGate(1);

            upgrade.terminate();

            assertThat(upgrade.exitCode()).as("128 + SIGTERM").isEqualTo(143);
            assertThat(upgrade.log())
                    .contains("Interrupted in a3.sql (a3)", "2 revisions were applied and stay so, the last one a2");
            assertThat(upgrade.output()).contains("\"status\" : \"failed\"", "Interrupted in a3.sql (a3)");
            assertThat(database.tables()).containsExactly("a1");
            gate.commit();
        }
        assertThat(run("upgrade").exitCode()).isZero();
        assertThat(database.tables()).containsExactly("a1", "a3");
    }

    @Slow
    @Test
    void ofTwoAtOnceOneWorksAndTheOtherWaitsForIt() {
        BundleProcess first;
        BundleProcess second;
        try (OtherSession gate = gate()) {
            first = run("upgrade");
            awaitAtGate(1);
            second = run("upgrade").awaitInLog("Waiting for another runner");
            BundleProcess impatient = run("upgrade", "--when-locked=fail");
            assertThat(impatient.exitCode()).as(impatient.log()).isEqualTo(6);
            assertThat(run("upgrade", "--when-locked=skip").exitCode()).isZero();
            BundleProcess early = run("upgrade", "--when-locked=skip", "--then", "echo", "served");
            assertThat(early.exitCode()).as(early.log()).isEqualTo(6);
            assertThat(early.output()).doesNotContain("served");
            gate.commit();
        }

        assertThat(first.exitCode()).as(first.log()).isZero();
        assertThat(second.exitCode()).as(second.log()).isZero();
        assertThat(database.value("select count(*) from migrate_event where kind = 'upgrade'"))
                .isEqualTo("3");
    }

    @Test
    void aWrongPasswordIsRefusedAndNotShown() throws IOException {
        String role = "clerk_" + database.settings().database();
        database.run("create role \"" + role + "\" login password 'right'");
        Path rules = Path.of(database.value("show hba_file"));
        Files.writeString(rules, "host all \"" + role + "\" all scram-sha-256\n" + Files.readString(rules));
        database.run("select pg_reload_conf()");
        Await.until("the rule counts", () -> !database.column(
                        "select 1 from pg_hba_file_rules where '" + role + "' = any (user_name)")
                .isEmpty());
        ConnectionSettings settings = database.settings();
        ConnectionSettings wrong = new ConnectionSettings(
                settings.servers(),
                settings.database(),
                role,
                Optional.of(Secret.of("open-sesame")),
                settings.properties(),
                Map.of());

        Await.until("the server asks for the password", () -> {
            BundleProcess upgrade = start(shop, wrong, "upgrade", "--debug", "--format=json");
            int code = upgrade.exitCode();
            assertThat(upgrade.log() + upgrade.output()).doesNotContain("open-sesame");
            return code == 2 && upgrade.log().contains("refuses the password of user '" + role + "'");
        });
    }

    @Slow
    @Test
    void waitEndsWhenOthersHaveUpgraded() {
        BundleProcess waiting = run("wait", "--interval=50ms").awaitInLog("Waiting: ");

        assertThat(run("upgrade").exitCode()).isZero();

        assertThat(waiting.exitCode()).as(waiting.log()).isZero();
        assertThat(waiting.output()).isEqualTo("a3 (head)\n");
        assertThat(run("downgrade", "--target", "-1").exitCode()).isZero();
        BundleProcess vain = run("wait", "--timeout=10ms", "--interval=1ms");
        assertThat(vain.exitCode()).isEqualTo(4);
        assertThat(vain.log()).contains("missing: a3.", "--timeout");
    }

    /** The modules that the page gives to jlink, among which there is no compiler. */
    @Slow
    @Test
    void theModulesOfThePageAreAllThatItNeeds() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/bundle.md"));
        String modules = page.replaceFirst("(?s).*jlink --add-modules (\\S+) .*", "$1");
        assertThat(modules).doesNotContain("java.compiler").matches("[a-z.,]+");
        List<String> java = List.of("--limit-modules", modules);

        BundleProcess upgrade = somehow(List.of(), java, shop, "upgrade", "--target=a2");
        assertThat(upgrade.exitCode()).as(upgrade.log()).isZero();
        assertThat(database.value("select count(*) from a1"))
                .as("by a revision in Java")
                .isEqualTo("1");

        database.run("delete from migrate_revision where id = 'a2'");
        database.run("alter table a1 add check (id > 1) not valid");
        BundleProcess failing = somehow(List.of(), java, shop, "upgrade");
        assertThat(failing.exitCode()).isEqualTo(1);
        assertThat(failing.log()).contains("a2.java:").doesNotContain("internal error");
    }

    /** As in a container: nobody's process, which can write nowhere and has no home. */
    @Test
    void itNeedsNoUserOfItsOwnNoHomeAndNothingToWriteTo() throws IOException {
        List<String> around = List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount --make-rprivate / && for m in $(cut -d' ' -f2 /proc/mounts | grep -vE '^/(proc|sys|dev)'); do"
                        + " mount -o remount,bind,ro $m || exit 9; done; ! touch " + directory + "/x 2>&- || exit 9;"
                        + " exec setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs \"$@\"",
                "sh");
        assumeTrue(works(around), "one may become another user and close the file system here");
        Path readable = readableByAll(shop);

        BundleProcess upgrade = somehow(around, List.of(), readable, "upgrade");

        assertThat(upgrade.exitCode()).as(upgrade.log()).isZero();
        assertThat(upgrade.log()).doesNotContain("WARNING");
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
    }

    private static boolean works(List<String> around) {
        List<String> command = new ArrayList<>(around);
        command.add("true");
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Path readableByAll(Path jar) throws IOException {
        Path copy = Files.copy(jar, directory.resolve("readable.jar"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return copy;
    }

    private BundleProcess somehow(List<String> around, List<String> java, Path jar, String... arguments)
            throws IOException {
        return BundleProcess.start(
                around, java, jar, Files.createTempDirectory(directory, "run"), database.settings(), arguments);
    }

    @Slow
    @Test
    void whatIsNotWholeOrBehindTheDatabaseChangesNothing() throws IOException {
        Path lacking = Files.copy(shop, directory.resolve("lacking.jar"));
        try (FileSystem zip = FileSystems.newFileSystem(lacking)) {
            Files.delete(zip.getPath("migrations", "revisions", "a3.sql"));
        }
        BundleProcess refused = start(lacking, database.settings(), "upgrade");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.log()).contains("This bundle lacks revisions/a3.sql");
        assertThat(database.tables()).isEmpty();

        assertThat(run("upgrade").exitCode()).isZero();
        BundleProcess behind = start(older, database.settings(), "upgrade", "--format=json");
        assertThat(behind.exitCode()).isEqualTo(7);
        assertThat(behind.output()).contains("\"status\" : \"ahead\"");
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
    }

    /** Its classes take longer to load than a look at a database takes. */
    @Test
    void aCommandThatIsSpeltOutNeedsNoPicocli() throws IOException {
        Path without = Files.copy(shop, directory.resolve("without-picocli.jar"));
        try (FileSystem zip = FileSystems.newFileSystem(without)) {
            Files.delete(zip.getPath("picocli", "CommandLine.class"));
        }

        BundleProcess upgrade = start(without, database.settings(), "upgrade", "--target=a1", "--format", "json");

        assertThat(upgrade.exitCode()).as(upgrade.log()).isZero();
        assertThat(database.rows()).containsExactly("a1");
    }

    /** A file system of the archive, and proxies of JDBC's interfaces, take longer to make as well. */
    @Test
    void aLookMakesNothingThatTakesLongerThanItself() throws IOException {
        Path loaded = directory.resolve("classes.log");

        BundleProcess current =
                somehow(List.of(), List.of("-Xlog:class+load:file=" + loaded), shop, "current", "--format=json");

        assertThat(current.exitCode()).as(current.log()).isZero();
        assertThat(Files.readString(loaded))
                .contains("io.github.migratemaven.execution.session.Session ", "org.postgresql.jdbc.PgConnection ")
                .doesNotContain(" picocli.", " jdk.nio.zipfs.", "WatchedConnection ");
    }

    @Slow
    @Test
    void whatFollowsTakesItsPlace() {
        BundleProcess answer = run("upgrade", "--quiet", "--then", "sh", "-c", "echo served; exit 9");
        assertThat(answer.exitCode()).isEqualTo(9);
        assertThat(answer.output()).endsWith("served\n");
        assertThat(answer.log()).isEmpty();

        BundleProcess server = run(
                        "upgrade", "--then", "sh", "-c", "trap 'exit 5' TERM; echo serves; while :; do sleep 0.1; done")
                .awaitInOutput("serves");
        server.terminate();
        assertThat(server.exitCode()).isEqualTo(5);

        BundleProcess nothing = run("upgrade", "--then", "/no/such/program");
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.log()).contains("The database is upgraded, but what follows --then cannot be started");
    }

    private OtherSession gate() {
        return OtherSession.inTransaction(database, "select pg_advisory_xact_lock(" + GATE + ")");
    }

    private void awaitAtGate(int count) {
        Await.until(
                "waits at the gate",
                () -> database.column("select 1 from pg_locks where locktype = 'advisory' and objid = " + GATE
                                        + " and not granted and database = (select oid from pg_database"
                                        + " where datname = current_database())")
                                .size()
                        == count);
    }
}
