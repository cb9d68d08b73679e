package io.github.migratemaven.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.migratemaven.engine.Project;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.Slow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bundle answers to what is typed. */
class ProgramTest {
    private static Path shop;
    private static Path older;

    @TempDir
    private Path directory;

    private final Database database = Database.fresh();

    /** The exit code, and what came on the two streams. */
    private record Answer(int code, String output, String log) {}

    @BeforeAll
    static void make(@TempDir Path made) {
        BundledShop bundles = BundledShop.in(made);
        shop = bundles.newer();
        older = bundles.older();
    }

    private Answer run(String... arguments) {
        return run(shop, arguments);
    }

    private Answer run(Path jar, String... arguments) {
        return run(
                Map.of(
                        "MIGRATE_URL",
                        database.settings().displayUrl(),
                        "PGUSER",
                        database.settings().user()),
                jar,
                arguments);
    }

    private static Answer run(Map<String, String> environment, Path jar, String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        StandardStreams streams = new StandardStreams(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(log, true, StandardCharsets.UTF_8));
        int code = new Program(new Surroundings(streams, jar, environment, Map.of())).run(List.of(arguments));
        return new Answer(code, output.toString(StandardCharsets.UTF_8), log.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aDatabaseThatIsAheadIsLeftAlone() {
        assertThat(run("upgrade").code()).isZero();

        assertThat(run(older, "upgrade").code()).isEqualTo(7);
        Answer refused = run(older, "wait");
        assertThat(refused.code()).isEqualTo(7);
        assertThat(refused.log()).contains("has revisions that this bundle does not have: a2, a3");
        assertThat(run(older, "check-head", "--allow-ahead").code()).isZero();
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
        assertThat(database.value("select pg_catalog.obj_description('a1'::regclass)"))
                .isEqualTo("by the hook");
    }

    @ParameterizedTest
    @CsvSource({
        "delete revisions/a3.sql, lacks revisions/a3.sql",
        "edit revisions/a1.sql, has another revisions/a1.sql than it was made with",
        "edit classes/a2/Fill.class, has another classes/a2/Fill.class than it was made with",
        "add revisions/a4.sql, has a file that it was made without: revisions/a4.sql",
        "delete bundle.list, has no revisions"
    })
    void aBundleThatIsNotWholeDoesNothing(String deed, String problem) throws IOException {
        Path damaged = Files.copy(shop, directory.resolve("damaged.jar"));
        try (FileSystem zip = FileSystems.newFileSystem(damaged)) {
            Path file = zip.getPath("migrations", deed.replaceFirst(".* ", "").split("/"));
            if (deed.startsWith("delete")) {
                Files.delete(file);
            } else {
                Files.writeString(file, "-- other");
            }
        }

        Answer upgrade = run(damaged, "upgrade");

        assertThat(upgrade.code()).isEqualTo(deed.contains("list") ? 2 : 3);
        assertThat(upgrade.log()).contains("This bundle " + problem);
        assertThat(upgrade.output()).isEmpty();
        assertThat(database.column("select relname from pg_class where relname like 'migrate%'"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        upgrade --dry-rum          | There is no option --dry-rum. Did you mean --dry-run
        upgrade -Dmigrate.dryRum   | -Dmigrate.dryRum is no option of upgrade.
        downgrade                  | downgrade has no target.
        current --format=xml       | --format is 'xml'.
        upgrade --url=embedded     | There is no embedded PostgreSQL here.
        upgrade --lock-timeout=3   | --lock-timeout is '3'.
        upgrade --password=sesame  | There is no option --password.
        upgrade --password sesame  | There is no option --password.
        upgrade sesame             | An argument belongs to no option.
        upgrade --dry-run --then a | --then follows an upgrade, and --dry-run makes none.
        current --then true        | --then belongs to upgrade
        migrate                    | There is no command migrate.
        help migrate               | There is no command migrate.
        """)
    void aWrongCommandLineIsToldAndNothingIsDone(String arguments, String problem) {
        Answer process = run(arguments.split(" +"));

        assertThat(process.code()).isEqualTo(2);
        assertThat(process.log()).contains(problem).doesNotContain("sesame");
        assertThat(process.output()).isEmpty();
    }

    /** The password in the last one is a URL's. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --url=mysql://u:sesame@h/d                   | 2 | Expected jdbc:postgresql://HOST:PORT/DATABASE
        --url=                                       | 2 | --url=postgresql://HOST:PORT/DATABASE
        --url=postgresql://u:sesame@db.invalid/none  | 1 | Check the host's name, or the network's DNS.
        --url=postgresql://u:sesame@localhost:1/none | 1 | Check that the server runs and listens there.
        """)
    void adviceFitsAPlaceWithoutMaven(String url, int code, String advice) {
        Answer answer = run(url.endsWith("=") ? Map.of() : Map.of("PGUSER", "u"), shop, "current", url, "--debug");

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.log()).contains(advice).doesNotContain("embedded", "POM", "mvn", "settings.xml", "sesame");
    }

    @Test
    void comparisonsUseAServerThatIsNamedForIt() {
        assertThat(run("upgrade").code()).isZero();
        database.run("create table made_by_hand ()");
        ConnectionSettings server = database.settings();
        String shadow = "postgresql://" + server.user() + ":none@" + server.host() + ":" + server.port() + "/postgres";

        Answer drift = run("drift", "--shadow-url", shadow);

        assertThat(drift.code()).as(drift.log()).isEqualTo(5);
        assertThat(drift.output()).contains("made_by_hand");
        assertThat(run("drift").code()).isEqualTo(2);
    }

    @Test
    void aStampThatNothingCanProveNamesItsOverride() {
        Answer unproven = run("stamp", "--target=a1");
        assertThat(unproven.code()).isEqualTo(2);
        assertThat(unproven.log()).contains("--shadow-url=", "To record the stamp unproven, add --force");

        assertThat(run("stamp", "--target=a1", "--force").code()).isZero();
        assertThat(database.rows()).containsExactly("a1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"current", "check-head", "wait --timeout=0s", "history", "heads", "show", "sql --target=base:a1"
            })
    void aResultsGoalIsTheCommandAsItWasTyped(String typed) throws IOException {
        assertThat(run("upgrade").code()).isZero();

        Answer answer = run((typed + " --format=json").split(" "));

        assertThat(answer.code()).isZero();
        assertThat(goal(answer)).isEqualTo(typed.replaceFirst(" .*", ""));
    }

    @ParameterizedTest
    @CsvSource({"check-head, 4", "wait --timeout=0s, 4", "sql, 3", "current --check-heads, 4"})
    void soItIsOfOneThatFails(String typed, int code) throws IOException {
        Answer answer = run((typed + " --format=json").split(" "));

        assertThat(answer.code()).isEqualTo(code);
        assertThat(goal(answer)).isEqualTo(typed.replaceFirst(" .*", ""));
    }

    /** In JSON too, of which there is one document and no usage beside it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        check-head --format=json      | check-head | 4 | is not where this bundle leads | Apply them with java -jar shop-1.0-migrations.jar upgrade.
        upgrade --target --format json| upgrade    | 2 | --target                       | --help lists
        upgrade x -Dformat=json       | upgrade    | 2 | An argument belongs to no      | --help lists
        migrate --format=json         | ''         | 2 | There is no command migrate.   | --help lists
        stamp --format=json           | stamp      | 2 | stamp has no target.           | --target=head
        """)
    void whatFailsIsToldInJson(String typed, String goal, int code, String problem, String advice) throws IOException {
        Answer answer = run(typed.split(" "));

        assertThat(answer.code()).isEqualTo(code);
        JsonNode result = new ObjectMapper().readTree(answer.output());
        assertThat(result.path("goal").asText()).isEqualTo(goal);
        assertThat(result.path("problem").asText()).contains(problem);
        assertThat(result.path("advice").asText()).contains(advice);
        for (String line : answer.log().lines().toList()) {
            assertThat(new ObjectMapper().readTree(line).path("message").asText())
                    .isNotEmpty();
        }
    }

    private static String goal(Answer answer) throws IOException {
        return new ObjectMapper().readTree(answer.output()).path("goal").asText();
    }

    @Test
    void anOverrideThatIsAdvisedIsTaken() {
        database.run("create table made_by_hand ()");
        Answer refused = run("upgrade");
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.log())
                .contains(
                        "The database has 1 table but no history: public.made_by_hand",
                        "There is no embedded PostgreSQL here.");

        String advised =
                refused.log().replaceFirst("(?s).*(--allow-\\S+).*", "$1").strip();

        assertThat(run("upgrade", advised).code()).isZero();
    }

    /** What scripts run must be what was written, whatever it speaks of. */
    @Test
    void advicesWordsWithinSqlStay() {
        String hint = "Run mvn migrate:history -Dmigrate.verbose";
        Path jar = directory.resolve("hint.jar");
        BundledShop.bundle(
                new Project(directory)
                        .with("a1", "", "create table hints as select '" + hint + "' as hint;", "drop table hints;"),
                jar);

        for (String command : List.of("sql", "upgrade --dry-run --verbose")) {
            Answer answer = run(jar, (command + " --format=json").split(" "));
            assertThat(answer.code()).as(answer.log()).isZero();
            assertThat(answer.output()).as(command).contains("'" + hint + "'");
        }
    }

    /** One that is read piece by piece needs the archive open for as long. */
    @Slow
    @Test
    void aRevisionMayBeLong() {
        Path jar = directory.resolve("long.jar");
        String rows = "insert into numbers values " + "(1), ".repeat(400_000) + "(2);";
        BundledShop.bundle(
                new Project(directory)
                        .with("a1", "", "create table numbers (n int);\n" + rows, "drop table numbers;")
                        .withFile("after-upgrade.sql", "comment on table numbers is 'by the hook';"),
                jar);

        Answer upgrade = run(jar, "upgrade");

        assertThat(upgrade.code()).as(upgrade.log()).isZero();
        assertThat(database.value("select count(*) from numbers")).isEqualTo("400001");
        assertThat(database.value("select pg_catalog.obj_description('numbers'::regclass)"))
                .isEqualTo("by the hook");
        assertThat(run(jar, "check-head").code()).isZero();
    }

    @Test
    void itDescribesItself() {
        Answer version = run("--version");
        assertThat(version.code()).isZero();
        assertThat(version.output()).startsWith("shop 1.0, 5 files up to a3\nmigrate-maven-plugin 0\n");

        Answer help = run("help", "upgrade");
        assertThat(help.code()).isZero();
        assertThat(help.output())
                .containsOnlyOnce("--dry-run")
                .contains("--then", " -DNAME=VALUE  ", "java -jar shop-1.0-migrations.jar upgrade");

        Answer completion = run("completion");
        assertThat(completion.code()).isZero();
        assertThat(completion.output()).contains("complete -F", "check-head");

        Answer script = run("sql");
        assertThat(script.code()).isEqualTo(3);
        assertThat(script.log())
                .contains(
                        "is a revision in Java, which psql cannot run",
                        "run it by java -jar shop-1.0-migrations.jar upgrade or java -jar");
        assertThat(run("sql", "--target=base:a1").output()).contains("create table a1");
        assertThat(List.of(run("heads").output(), run("history").output()))
                .allSatisfy(text -> assertThat(text).contains("a3"));
    }
}
