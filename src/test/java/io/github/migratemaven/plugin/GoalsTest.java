package io.github.migratemaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import io.github.migratemaven.plugin.base.MigrateMojo;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.testing.Database;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        session.getUserProperties().setProperty("migrate.directory", LINEAR);
    }

    @ParameterizedTest(name = "{0} {1} at {2}")
    @CsvSource(delimiter = '|', textBlock = """
        downgrade |                   |             | misconfigured | downgrade has no target
        downgrade |                   |             | misconfigured | -Dtarget=base
        current   |                   |             | misconfigured | No setting names the database
        current   |                   |             | misconfigured | -Dmigrate.url=embedded
        current   | format=xml        |             | misconfigured | migrate.format is 'xml'
        upgrade   | whenLocked=shout  | 127.0.0.1:1 | misconfigured | migrate.whenLocked is 'shout'
        upgrade   | whenLocked=shout  | 127.0.0.1:1 | misconfigured | wait, skip, fail
        upgrade   | lockTimeout=soon  | 127.0.0.1:1 | misconfigured | migrate.lockTimeout is 'soon'
        upgrade   |                   | 127.0.0.1:1 | failed        | 127.0.0.1:1
        """, quoteCharacter = '"')
    void saysWhatIsWrong(
            String goal,
            @Nullable String option,
            @Nullable String server,
            String how,
            String message,
            @InjectMojo(goal = "upgrade") UpgradeMojo upgrade,
            @InjectMojo(goal = "downgrade") DowngradeMojo downgrade,
            @InjectMojo(goal = "current") CurrentMojo current)
            throws IllegalAccessException {
        MigrateMojo mojo = Objects.requireNonNull(Map.of("upgrade", upgrade, "downgrade", downgrade, "current", current)
                .get(goal));
        if (option != null) {
            String[] parts = option.split("=", 2);
            MojoExtension.setVariableValueToObject(mojo, parts[0], parts[1]);
        }
        if (server != null) {
            session.getUserProperties().setProperty("migrate.url", "postgresql://somebody@" + server + "/x");
        }

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(how.equals("failed") ? MojoFailureException.class : MojoExecutionException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0} of {1}, skip={2}")
    @CsvSource({"upgrade, db, true", "upgrade, no-such, false", "start, no-such, false"})
    void passesOver(
            String goal,
            String revisions,
            boolean skip,
            @InjectMojo(goal = "upgrade") UpgradeMojo upgrade,
            @InjectMojo(goal = "start") StartMojo start)
            throws IllegalAccessException {
        MigrateMojo mojo = goal.equals("start") ? start : upgrade;
        MojoExtension.setVariableValueToObject(
                mojo,
                "directory",
                new File(LINEAR).toPath().resolveSibling(revisions).toFile());
        MojoExtension.setVariableValueToObject(mojo, "skip", skip);

        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    @InjectMojo(goal = "upgrade")
    @MojoParameter(name = "directory", value = LINEAR)
    @MojoParameter(name = "url", value = "jdbc:postgresql://127.0.0.1:1/never-asked")
    @MojoParameter(name = "target", value = "base")
    void whatIsTypedWinsOverThePom(UpgradeMojo goal) throws Exception {
        Database database = Database.fresh();
        ConnectionSettings settings = database.settings();
        Properties typed = session.getUserProperties();
        typed.setProperty("migrate.url", settings.displayUrl());
        typed.setProperty("migrate.username", settings.user());
        typed.setProperty(
                "migrate.password", settings.password().map(Secret::reveal).orElse("none"));
        typed.setProperty("migrate.target", "b7d3");

        goal.execute();

        assertThat(database.rows()).containsExactly("b7d3c606877e");
    }

    /** A folder of SQL has no classes, and so no other packaging that suits it. */
    @Test
    void aPomOwnsASchemaUnlessItGroupsModules(@InjectMojo(goal = "init") InitMojo init) throws Exception {
        Path pom = Files.writeString(directory.resolve("pom.xml"), """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>db</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <properties>
                <migrate.url>embedded</migrate.url>
                <migrate.postgresVersion>17</migrate.postgresVersion>
              </properties>
            </project>
            """);
        MavenProject project = new MavenProject(new MavenXpp3Reader().read(Files.newBufferedReader(pom)));
        project.setFile(pom.toFile());
        MojoExtension.setVariableValueToObject(init, "project", project);
        MojoExtension.setVariableValueToObject(
                init, "directory", directory.resolve("revisions").toFile());
        project.getModules().add("orders");

        assertThatThrownBy(init::execute).hasMessageContaining("only groups modules");

        project.getModules().clear();
        init.execute();

        assertThat(directory.resolve("revisions")).isDirectory();
        assertThat(pom).content().contains("migrate-maven-plugin");
    }
}
