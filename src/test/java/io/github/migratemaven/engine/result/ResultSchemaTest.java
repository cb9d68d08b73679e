package io.github.migratemaven.engine.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.github.migratemaven.engine.MigrationEngine;
import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.adopt.AdoptRequest;
import io.github.migratemaven.engine.adopt.AdoptResult;
import io.github.migratemaven.engine.bundle.BundleLayout;
import io.github.migratemaven.engine.bundle.BundleRequest;
import io.github.migratemaven.engine.bundle.ContainerImage;
import io.github.migratemaven.engine.check.CheckRequest;
import io.github.migratemaven.engine.check.LintParameters;
import io.github.migratemaven.engine.clean.CleanRequest;
import io.github.migratemaven.engine.clean.CleanResult;
import io.github.migratemaven.engine.drift.DriftRequest;
import io.github.migratemaven.engine.drift.DriftResult;
import io.github.migratemaven.engine.edit.EditResult;
import io.github.migratemaven.engine.exporting.ExportResult;
import io.github.migratemaven.engine.fmt.FmtResult;
import io.github.migratemaven.engine.history.HistoryRequest;
import io.github.migratemaven.engine.importing.ImportResult;
import io.github.migratemaven.engine.lint.LintRequest;
import io.github.migratemaven.engine.merge.MergeRequest;
import io.github.migratemaven.engine.page.PageForm;
import io.github.migratemaven.engine.page.PageRequest;
import io.github.migratemaven.engine.psql.PsqlRequest;
import io.github.migratemaven.engine.rebase.RebaseRequest;
import io.github.migratemaven.engine.repair.RepairRequest;
import io.github.migratemaven.engine.revision.RevisionRequest;
import io.github.migratemaven.engine.revision.SchemaFileRevision;
import io.github.migratemaven.engine.run.RunResult;
import io.github.migratemaven.engine.server.StartRequest;
import io.github.migratemaven.engine.show.ShowRequest;
import io.github.migratemaven.engine.sizes.SizesRequest;
import io.github.migratemaven.engine.squash.SquashRequest;
import io.github.migratemaven.engine.stamp.StampRequest;
import io.github.migratemaven.engine.upgrade.MoveRequest;
import io.github.migratemaven.engine.upgrade.ScriptRequest;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real results of every goal are what {@code result.schema.json} describes, and hold nothing that it does not. */
class ResultSchemaTest {
    private static final Path SCHEMA = Path.of("src/site/resources/result.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> goals = new TreeSet<>();
    private final Validator validator = new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory())
            .createValidator();

    @TempDir
    private Path directory;

    private Project project;
    private URI schema;

    @BeforeEach
    void withoutUndescribedFields() throws IOException {
        JsonNode text = JSON.readTree(SCHEMA.toFile());
        close(text);
        schema = validator.registerSchema(text);
        project = new Project(directory);
        Files.writeString(directory.resolve("schema.sql"), "create table shelf (id int primary key);");
    }

    @Slow
    @Test
    void everyGoalsResultIsDescribed() throws IOException {
        MigrationEngine engine = project.engine();
        check(MigrationEngine.init(project.revisions()));
        String first = check(engine.revision(revision())).revision().orElseThrow();
        check(engine.revision(revision()));
        check(engine.upgrade(new MoveRequest("head", true, true, ExecutionOptions.defaults())));
        check(engine.upgradeScript(new ScriptRequest("base:head", ExecutionOptions.defaults())));
        check(project.upgrade("head"));
        check(project.current());
        check(engine.history(new HistoryRequest(Optional.empty(), true, ExecutionOptions.defaults())));
        project.withTable("b1", first).withTable("c1", first);
        check(engine.branches());
        check(engine.heads());
        check(engine.rebase(new RebaseRequest(Optional.of("c1"), Optional.empty(), ExecutionOptions.defaults())));
        check(engine.show(new ShowRequest(List.of("heads"))));
        project.withTable("d1", "b1");
        check(engine.merge(new MergeRequest("Merge", List.of("heads"), Optional.empty())));
        check(project.upgrade("head"));
        check(engine.drift(new DriftRequest(ExecutionOptions.defaults())));
        project.run("alter table b1 alter id type bigint; create table by_hand ()");
        DriftResult drift = check(engine.drift(new DriftRequest(ExecutionOptions.defaults())));
        assertThat(drift.differences()).isNotEmpty();
        check(FailedResult.of("drift", drift.failure().orElseThrow()));
        project.run("alter table b1 alter id type int; drop table by_hand");
        check(engine.stamp(new StampRequest(List.of("heads"), false, true, ExecutionOptions.defaults())));
        project.withTable("d1", "b1");
        project.with("d1", "b1", "create table d1 (id int primary key, edited int);", "drop table d1;");
        check(engine.repair(new RepairRequest(List.of("d1"), "Tested", ExecutionOptions.defaults())));
        check(project.downgrade("base"));
        check(engine.start(new StartRequest(Optional.empty())).result());
        check(engine.stop());
        check(new RunResult("run", Status.OK, "jdbc:x", "postgres", List.of("a1"), List.of("a1"), false));
        check(engine.psql(new PsqlRequest(Optional.empty(), false)));
        check(new FmtResult("fmt", Status.OK, List.of(Path.of("a1.sql")), 2));
        check(new EditResult("edit", Status.OK, false, List.of(Path.of("a1.sql"))));
        MigrationFailure refused = catchThrowableOfType(
                MigrationFailure.class, () -> engine.clean(new CleanRequest(ExecutionOptions.defaults())));
        check(FailedResult.of("clean", refused));
        check(new CleanResult(
                "clean", refused.status(), "jdbc:x", List.of(new CleanResult.Dropped("table", "public.shelf"))));
        check(SkippedResult.because("upgrade", "no revisions"));
        squash();
        adopt();
        check(engine.bundle(new BundleRequest(
                "shop",
                "1",
                "0",
                17,
                BundleLayout.DIRECTORY,
                directory.resolve("bundle"),
                Optional.of(ContainerImage.named("shop:1")),
                Optional.empty())));
        check(new ExportResult(
                "export",
                Status.OK,
                "Flyway",
                directory.resolve("flyway"),
                List.of("V1__first.sql"),
                List.of("Flyway takes the row checks for comments")));
        check(new ImportResult(
                "import",
                Status.OK,
                "Flyway",
                List.of("a1"),
                List.of(directory.resolve("a1.sql")),
                List.of("Not carried over: afterMigrate.sql")));
        check(engine.check(checkRequest()));
        check(engine.report(pageRequest()));
        assertThat(check(engine.lint(lintRequest())).revisions()).isNotEmpty();
        assertThat(check(engine.sizes(new SizesRequest(directory.resolve("migrate-sizes.tsv"))))
                        .tables())
                .isNotEmpty();

        assertThat(goals).isEqualTo(goalsOfThePlugin());
    }

    private void adopt() {
        Project other = new Project(directory.resolve("adopted"));
        other.run("create table shelf (id int primary key); insert into shelf values (1)");
        AdoptResult adopted = check(other.engine()
                .adopt(new AdoptRequest(
                        "First commit",
                        Optional.empty(),
                        List.of("shelf"),
                        revision().model(),
                        ExecutionOptions.defaults())));
        assertThat(adopted.rows()).containsEntry("shelf", 1);
    }

    private void squash() {
        Project other =
                new Project(directory.resolve("other")).withTable("a1", "").withTable("a2", "a1");
        check(other.engine().squash(new SquashRequest(":a2", "Squash", Optional.empty(), false)));
    }

    private <R extends GoalResult> R check(R result) {
        goals.add(result.goal());
        String json = new ResultJson().write(result);
        Validator.Result validation = validator.validate(schema, json);
        assertThat(validation.isValid())
                .as(() -> json
                        + validation.getErrors().stream()
                                .map(error -> error.getInstanceLocation() + " " + error.getSchemaLocation() + ": "
                                        + error.getError())
                                .collect(Collectors.joining("\n")))
                .isTrue();
        return result;
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.has("properties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ResultSchemaTest::close);
    }

    /** Without {@code site}, which gives the result of {@code report}. */
    private static Set<String> goalsOfThePlugin() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/github/migratemaven/plugin"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith("Mojo.java") && !name.equals("SiteMojo.java"))
                    .map(name -> name.replace("Mojo.java", "").toLowerCase(Locale.ROOT))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private CheckRequest checkRequest() {
        return new CheckRequest(
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                new LintParameters(List.of(), directory.resolve("migrate-sizes.tsv"), true),
                Severity.ERROR,
                revision().model(),
                new ReportRequest(List.of(), directory, directory.resolve("pom.xml"), "1"),
                ExecutionOptions.defaults());
    }

    private LintRequest lintRequest() {
        return new LintRequest(
                List.of(),
                Optional.empty(),
                Optional.of("base"),
                false,
                directory.resolve("migrate-sizes.tsv"),
                List.of(),
                true,
                Severity.ERROR,
                new ReportRequest(List.of(), directory, directory.resolve("pom.xml"), "1"));
    }

    private PageRequest pageRequest() {
        return new PageRequest(
                "shelves",
                Optional.empty(),
                Optional.empty(),
                PageForm.HTML,
                directory.resolve("schema.html"),
                List.of(),
                directory.resolve("migrate-sizes.tsv"),
                revision().model(),
                ExecutionOptions.defaults());
    }

    private RevisionRequest revision() {
        return SchemaFileRevision.in(directory, "Shelves").request();
    }
}
