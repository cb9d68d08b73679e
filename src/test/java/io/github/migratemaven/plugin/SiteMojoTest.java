package io.github.migratemaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the site plugin asks of a report, in the order in which it asks. */
@MojoTest(realRepositorySession = true)
class SiteMojoTest {
    @Inject
    private MavenSession session;

    @TempDir
    private Path directory;

    @Test
    @InjectMojo(goal = "site")
    void isAPageOfItsOwnAmongTheProjectReports(SiteMojo report) {
        assertThat(report.getCategoryName()).isEqualTo("Project Reports");
        assertThat(report.getName(Locale.ENGLISH)).isEqualTo("Database schema");
        assertThat(report.isExternalReport()).isTrue();
        assertThat(report.getOutputPath()).isEqualTo("schema");

        report.setReportOutputDirectory(directory.toFile());

        assertThat(report.getReportOutputDirectory()).isEqualTo(directory.toFile());
    }

    @Test
    @InjectMojo(goal = "site")
    void isLeftOutWhereThereIsNothingToShow(SiteMojo report) throws IllegalAccessException {
        revisionsIn(report, directory);
        assertThat(report.canGenerateReport()).isTrue();

        MojoExtension.setVariableValueToObject(report, "skip", true);
        assertThat(report.canGenerateReport()).isFalse();

        MojoExtension.setVariableValueToObject(report, "skip", false);
        revisionsIn(report, directory.resolve("none"));
        assertThat(report.canGenerateReport()).isFalse();
    }

    @Test
    @InjectMojo(goal = "site")
    void failsTheSiteWithWhatToDo(SiteMojo report) throws IllegalAccessException, IOException {
        when(session.getExecutionRootDirectory()).thenReturn(directory.toString());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("os."))
                .forEach(name -> session.getSystemProperties().setProperty(name, System.getProperty(name)));
        Files.writeString(directory.resolve("20261127T0000_aaaaaaaaaaaa_broken.sql"), "create table t ();\n");
        revisionsIn(report, directory);
        report.setReportOutputDirectory(directory.toFile());
        Sink sink = mock(Sink.class);

        assertThatThrownBy(() -> report.generate(sink, Locale.ENGLISH))
                .hasMessageContaining("20261127T0000_aaaaaaaaaaaa_broken.sql:1");

        verifyNoInteractions(sink);
        assertThat(directory.resolve("schema.html")).doesNotExist();
    }

    /** The site plugin lends its own reports' interfaces; resolved with the plugin, every goal would carry them. */
    @Test
    void noGoalResolvesThem() {
        assertThat(Descriptor.load().getDependencies())
                .extracting(artifact -> artifact.getArtifactId())
                .contains("postgresql")
                .doesNotContain("maven-reporting-api", "doxia-sink-api");
    }

    private static void revisionsIn(SiteMojo report, Path revisions) throws IllegalAccessException {
        MojoExtension.setVariableValueToObject(report, "directory", revisions.toFile());
    }
}
