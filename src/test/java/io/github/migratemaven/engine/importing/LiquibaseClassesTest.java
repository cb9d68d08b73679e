package io.github.migratemaven.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Slow;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change in Java, of the project's own. */
@Slow
class LiquibaseClassesTest {
    @TempDir
    private Path directory;

    @Test
    void aClassThatAChangeNeedsAndTheProjectLacksIsNamed() throws IOException {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        Path helper = source("Helper", "class Helper { static String table() { return \"books\"; } }");
        Path change = source("Change", """
            public class Change implements liquibase.change.custom.CustomSqlChange {
                public liquibase.statement.SqlStatement[] generateStatements(liquibase.database.Database database) {
                    return new liquibase.statement.SqlStatement[] {
                        new liquibase.statement.core.RawSqlStatement("create table " + Helper.table() + " (id int)")
                    };
                }
                public String getConfirmationMessage() { return "done"; }
                public void setUp() {}
                public void setFileOpener(liquibase.resource.ResourceAccessor accessor) {}
                public liquibase.exception.ValidationErrors validate(liquibase.database.Database database) {
                    return new liquibase.exception.ValidationErrors();
                }
            }
            """);
        String jars = LiquibaseJars.find().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", jars, "-d", classes.toString(), helper.toString(), change.toString());
        assertThat(errors).isZero();
        Files.writeString(classes.resolve("main.yaml"), """
            databaseChangeLog:
            - changeSet: {id: 1, author: ann, changes: [{customChange: {class: Change}}]}
            """);
        Project project = new Project(directory);

        assertThat(imported(project, classes).revisions()).hasSize(1);
        assertThat(project.log()).contains("Walking 1 revision up, down and up again");
        for (String file : project.files()) {
            Files.delete(project.revisions().resolve(file));
        }
        Files.delete(classes.resolve("Helper.class"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> imported(project, classes))
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains("The changelog uses a class that cannot be loaded: java.lang.NoClassDefFoundError:"
                                + " Helper.")
                        .contains("among the project's dependencies"));
    }

    private Path source(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name + ".java"), text);
    }

    private ImportResult imported(Project project, Path classes) {
        return project.engine()
                .importHistory(new ImportRequest(
                        "liquibase",
                        directory,
                        List.of(classes),
                        List.of(),
                        Map.of(),
                        Map.of("liquibase.changeLogFile", "main.yaml"),
                        LiquibaseJars::find,
                        ExecutionOptions.defaults()));
    }
}
