package io.github.migratemaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.when;

import io.github.migratemaven.plugin.base.MigrateMojo;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that a failure advises is typed as it is printed, and must lead on. */
@MojoTest(realRepositorySession = true)
class AdviceTest {
    private static final Pattern COMMAND =
            Pattern.compile("mvn migrate:([a-z]+)((?: -D\\w+=(?:\"[^\"]*\"|[^\\s,;]+))*)");
    private static final Pattern OPTION = Pattern.compile("-D(\\w+)=(?:\"([^\"]*)\"|([^\\s,;]+))");

    private final ConnectionSettings database = TestPostgres.freshDatabase();

    @Inject
    private MavenSession session;

    @TempDir
    private Path directory;

    @BeforeEach
    void aProject() {
        when(session.getExecutionRootDirectory()).thenReturn(directory.toString());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("os."))
                .forEach(name -> session.getSystemProperties().setProperty(name, System.getProperty(name)));
        Properties typed = session.getUserProperties();
        typed.setProperty("migrate.url", database.displayUrl());
        typed.setProperty("migrate.username", database.user());
        typed.setProperty(
                "migrate.password", database.password().map(Secret::reveal).orElse("none"));
        ConnectionSettings server = database.withDatabase("postgres");
        typed.setProperty(
                "migrate.shadowUrl",
                "postgresql://" + server.user() + ":none@" + server.host() + ":" + server.port() + "/postgres");
        typed.setProperty("migrate.directory", revisions().toString());
        revision("a1", "", "create table authors ();", "drop table authors;");
    }

    @Test
    void anEditedRevisionIsRepaired(
            @InjectMojo(goal = "upgrade") UpgradeMojo upgrade, @InjectMojo(goal = "repair") RepairMojo repair)
            throws Exception {
        typed(upgrade).execute();
        revision("a1", "", "create table authors (id int);", "drop table authors;");

        follow(failureOf(upgrade), repair);

        upgrade.execute();
    }

    @Test
    void aDatabaseWithoutHistoryIsStamped(
            @InjectMojo(goal = "upgrade") UpgradeMojo upgrade, @InjectMojo(goal = "stamp") StampMojo stamp)
            throws Exception {
        run("create table authors ()");

        follow(failureOf(typed(upgrade)), stamp);

        upgrade.execute();
        assertThat(rows()).containsExactly("a1");
    }

    @Test
    void twoHeadsAreMerged(
            @InjectMojo(goal = "upgrade") UpgradeMojo upgrade, @InjectMojo(goal = "merge") MergeMojo merge)
            throws Exception {
        revision("b1", "a1", "create table books ();", "drop table books;");
        revision("c1", "a1", "create table copies ();", "drop table copies;");

        follow(failureOf(typed(upgrade)), merge);

        upgrade.execute();
        assertThat(rows()).hasSize(4).contains("a1", "b1", "c1");
    }

    @Slow
    @Test
    void whatThisCheckoutDoesNotKnowIsTakenBack(
            @InjectMojo(goal = "upgrade") UpgradeMojo upgrade, @InjectMojo(goal = "downgrade") DowngradeMojo downgrade)
            throws Exception {
        Path later = revision("b1", "a1", "create table books ();", "drop table books;");
        typed(upgrade).execute();
        Files.delete(later);

        follow(failureOf(upgrade), downgrade);

        upgrade.execute();
        assertThat(rows()).containsExactly("a1");
    }

    @Test
    void anAppliedLineIsTakenBackBeforeItMoves(
            @InjectMojo(goal = "upgrade") UpgradeMojo upgrade,
            @InjectMojo(goal = "rebase") RebaseMojo rebase,
            @InjectMojo(goal = "downgrade") DowngradeMojo downgrade)
            throws Exception {
        revision("b1", "a1", "create table books ();", "drop table books;");
        revision("c1", "a1", "create table copies ();", "drop table copies;");
        session.getUserProperties().setProperty("target", "heads");
        typed(upgrade).execute();
        session.getUserProperties().setProperty("target", "c1");

        String failure = failureOf(typed(rebase));
        session.getUserProperties().remove("target");
        follow(failure, downgrade);

        session.getUserProperties().setProperty("target", "c1");
        rebase.execute();
        assertThat(rows()).containsExactly("a1", "b1");
    }

    @Test
    void aSlipOfTheFingerIsNotRun(@InjectMojo(goal = "upgrade") UpgradeMojo upgrade) throws Exception {
        session.getUserProperties().setProperty("dryrun", "");

        assertThatThrownBy(typed(upgrade)::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Did you mean -DdryRun?");
    }

    @Test
    void aShortNameIsNotHeardByABoundGoal(@InjectMojo(goal = "upgrade") UpgradeMojo upgrade) throws Exception {
        session.getUserProperties().setProperty("target", "base");
        session.getUserProperties().setProperty("dryRun", "");

        upgrade.execute();

        assertThat(rows()).containsExactly("a1");
    }

    @Test
    void oneRevisionAndSeveralAreHeardByEitherName(@InjectMojo(goal = "stamp") StampMojo stamp) throws Exception {
        run("create table authors ()");
        session.getUserProperties().setProperty("revisions", "a1");

        typed(stamp).execute();

        assertThat(rows()).containsExactly("a1");
    }

    private void follow(String failure, MigrateMojo goal) throws Exception {
        Matcher command = COMMAND.matcher(failure);
        Map<String, String> options = new LinkedHashMap<>();
        while (options.isEmpty() && command.find()) {
            if (command.group(1).equals(goal.goal())) {
                OPTION.matcher(command.group(2))
                        .results()
                        .forEach(option -> options.put(
                                option.group(1), option.group(2) == null ? option.group(3) : option.group(2)));
            }
        }
        assertThat(options).as(failure).isNotEmpty();
        session.getUserProperties().putAll(options);
        typed(goal).execute();
        options.keySet().forEach(session.getUserProperties()::remove);
    }

    private static <M extends MigrateMojo> M typed(M goal) throws IllegalAccessException {
        MojoExtension.setVariableValueToObject(
                goal,
                "mojoExecution",
                new MojoExecution(goal.mojoExecution().getMojoDescriptor(), "default-cli", MojoExecution.Source.CLI));
        return goal;
    }

    private static String failureOf(MigrateMojo goal) {
        Throwable failure = catchThrowable(goal::execute);
        assertThat(failure).isNotNull();
        return String.valueOf(failure.getMessage());
    }

    private Path revisions() {
        return directory.resolve("revisions");
    }

    private Path revision(String id, String parent, String upgrade, String downgrade) {
        try {
            Files.createDirectories(revisions());
            return Files.writeString(
                    revisions().resolve(id + ".sql"), """
                        -- Revision ID: %s
                        -- Revises: %s
                        -- Create Date: 2026-11-22T21:31:00Z
                        -- Message: Make %s

                        -- migrate:upgrade
                        %s

                        -- migrate:downgrade
                        %s
                        """.formatted(id, parent, id, upgrade, downgrade));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> rows() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select id from migrate_revision order by id")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
