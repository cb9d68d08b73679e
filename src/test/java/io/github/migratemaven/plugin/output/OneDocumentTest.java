package io.github.migratemaven.plugin.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.SkippedResult;
import io.github.migratemaven.engine.show.RevisionsResult;
import io.github.migratemaven.plugin.parameter.CommandLine;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.RepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneDocumentTest {
    private static final GoalResult RESULT = new RevisionsResult("heads", Status.OK, List.of());
    private static final GoalResult SKIPPED = SkippedResult.because("heads", "no revisions");

    private final MavenSession session = mock(MavenSession.class);
    private final RepositorySystemSession repositories = mock(RepositorySystemSession.class);
    private final MavenProject first = project("first");
    private final MavenProject second = project("second");
    private final MavenProject last = project("last");

    @BeforeEach
    void aReactor() {
        when(session.getRepositorySession()).thenReturn(repositories);
        when(repositories.getData()).thenReturn(new DefaultSessionData());
        when(session.getProjects()).thenReturn(List.of(first, second, last));
    }

    @Test
    void isTheOnlyModulesThatHasRevisions() {
        assertThat(of(first).takes(SKIPPED)).isFalse();
        of(second).requireFree(true);
        assertThat(of(second).takes(RESULT)).isTrue();
        of(last).requireFree(false);
        assertThat(of(last).takes(SKIPPED)).isFalse();
    }

    @Test
    void isRefusedToASecondModuleBeforeItDoesAnything() {
        of(first).requireFree(true);
        assertThat(of(first).takes(RESULT)).isTrue();

        assertThatThrownBy(() -> of(second).requireFree(true))
                .isInstanceOfSatisfying(MigrationFailure.class, failure -> assertThat(failure.advice())
                        .contains("-Dmigrate.outputFile=target/result.json"))
                .hasMessageContaining("of the module first already");
    }

    @Test
    void tellsThatThereWasNoWorkWhereNoModuleHadAny() {
        assertThat(of(first).takes(SKIPPED)).isFalse();
        assertThat(of(second).takes(SKIPPED)).isFalse();
        assertThat(of(last).takes(SKIPPED)).isTrue();
    }

    @Test
    void isOfOneGoal() {
        when(session.getProjects()).thenReturn(List.of(first));
        CommandLine two = new CommandLine(true, new PluginDescriptor(), List.of(new MojoDescriptor(), goal("current")));

        assertThatThrownBy(() -> new OneDocument(session, first, two).requireFree(true))
                .hasMessageContaining("2 goals were typed")
                .isInstanceOfSatisfying(MigrationFailure.class, failure -> assertThat(failure.advice())
                        .startsWith("Type them one after the other."));
        assertThatCode(() -> of(first).requireFree(true)).doesNotThrowAnyException();
    }

    @Test
    void doesNotStopGoalsThatAreBoundToAPhase() {
        CommandLine bound = new CommandLine(false, new PluginDescriptor(), List.of());
        for (MavenProject project : List.of(first, second)) {
            OneDocument document = new OneDocument(session, project, bound);
            document.requireFree(true);
            assertThat(document.takes(RESULT)).isTrue();
        }
    }

    private OneDocument of(MavenProject project) {
        return new OneDocument(session, project, new CommandLine(true, new PluginDescriptor(), List.of(goal("heads"))));
    }

    private static MojoDescriptor goal(String name) {
        MojoDescriptor goal = new MojoDescriptor();
        goal.setGoal(name);
        return goal;
    }

    private static MavenProject project(String name) {
        MavenProject project = new MavenProject();
        project.setArtifactId(name);
        return project;
    }
}
