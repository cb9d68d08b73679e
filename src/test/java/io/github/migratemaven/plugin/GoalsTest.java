package io.github.migratemaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest(realRepositorySession = true)
class GoalsTest {
    private static final String LINEAR = "src/test/projects/linear/db";

    @Inject
    private MavenSession session;

    @TempDir
    private Path directory;

    @BeforeEach
    void aProjectOnThisMachine() {
        when(session.getExecutionRootDirectory()).thenReturn(directory.toString());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("os."))
                .forEach(name -> session.getSystemProperties().setProperty(name, System.getProperty(name)));
    }

    @Test
    @InjectMojo(goal = "downgrade")
    void downgradeHasNoDefaultTarget(DowngradeMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("downgrade has no target")
                .hasMessageContaining("-Dtarget=base");
    }

    @Test
    @InjectMojo(goal = "upgrade")
    @MojoParameter(name = "skip", value = "true")
    @MojoParameter(name = "directory", value = LINEAR)
    void aSkippedGoalDoesNotEvenLookForADatabase(UpgradeMojo goal) {
        assertThatCode(goal::execute).doesNotThrowAnyException();
    }

    @Test
    @InjectMojo(goal = "upgrade")
    @MojoParameter(name = "directory", value = "src/test/projects/no-such")
    void aModuleWithoutRevisionsIsPassedOver(UpgradeMojo goal) {
        assertThatCode(goal::execute).doesNotThrowAnyException();
    }

    @Test
    @InjectMojo(goal = "start")
    @MojoParameter(name = "directory", value = "src/test/projects/no-such")
    void aModuleWithoutRevisionsGetsNoServerInABuild(StartMojo goal) {
        assertThatCode(goal::execute).doesNotThrowAnyException();
    }

    @Test
    @InjectMojo(goal = "current")
    @MojoParameter(name = "directory", value = LINEAR)
    void withoutAnySettingTheChoicesAreListed(CurrentMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("No setting names the database")
                .hasMessageContaining("-Dmigrate.url=embedded");
    }

    @Test
    @InjectMojo(goal = "upgrade")
    @MojoParameter(name = "directory", value = LINEAR)
    @MojoParameter(name = "url", value = "jdbc:postgresql://127.0.0.1:1/x")
    @MojoParameter(name = "username", value = "somebody")
    void anUnreachableServerIsTheUsersToActOn(UpgradeMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("127.0.0.1:1");
    }

    @Test
    @InjectMojo(goal = "upgrade")
    @MojoParameter(name = "directory", value = LINEAR)
    @MojoParameter(name = "whenLocked", value = "shout")
    @MojoParameter(name = "url", value = "jdbc:postgresql://127.0.0.1:1/x")
    @MojoParameter(name = "username", value = "somebody")
    void anUnknownWordIsAMisconfigurationThatListsTheWords(UpgradeMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("migrate.whenLocked is 'shout'")
                .hasMessageContaining("wait, skip, fail");
    }

    @Test
    @InjectMojo(goal = "upgrade")
    @MojoParameter(name = "directory", value = LINEAR)
    @MojoParameter(name = "lockTimeout", value = "soon")
    void aMalformedTimeIsAMisconfiguration(UpgradeMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("migrate.lockTimeout is 'soon'");
    }

    @Test
    @InjectMojo(goal = "current")
    @MojoParameter(name = "format", value = "xml")
    void anUnknownFormatIsAMisconfiguration(CurrentMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("migrate.format is 'xml'");
    }

    @Test
    @InjectMojo(goal = "upgrade")
    @MojoParameter(name = "directory", value = LINEAR)
    @MojoParameter(name = "url", value = "jdbc:postgresql://127.0.0.1:1/never-asked")
    @MojoParameter(name = "target", value = "base")
    void whatIsTypedWinsOverThePom(UpgradeMojo goal) throws Exception {
        ConnectionSettings database = TestPostgres.freshDatabase();
        Properties typed = session.getUserProperties();
        typed.setProperty("migrate.url", database.displayUrl());
        typed.setProperty("migrate.username", database.user());
        typed.setProperty(
                "migrate.password", database.password().map(Secret::reveal).orElse("none"));
        typed.setProperty("migrate.target", "b7d3");

        goal.execute();

        try (Connection connection = database.open();
                ResultSet applied = connection.createStatement().executeQuery("select id from migrate_revision")) {
            assertThat(applied.next()).isTrue();
            assertThat(applied.getString(1)).isEqualTo("b7d3c606877e");
        }
    }
}
