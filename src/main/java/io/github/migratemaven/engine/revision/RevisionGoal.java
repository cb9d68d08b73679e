package io.github.migratemaven.engine.revision;

import io.github.migratemaven.autogenerate.Fill;
import io.github.migratemaven.autogenerate.Generation;
import io.github.migratemaven.autogenerate.GenerationRequest;
import io.github.migratemaven.autogenerate.Rename;
import io.github.migratemaven.autogenerate.RevisionGenerator;
import io.github.migratemaven.engine.context.Exclusion;
import io.github.migratemaven.engine.merge.MergeCheck;
import io.github.migratemaven.engine.merge.MergeRequest;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.NewRevision;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionDirectory;
import io.github.migratemaven.revision.RevisionFile;
import io.github.migratemaven.revision.RevisionGraph;
import io.github.migratemaven.revision.RevisionId;
import io.github.migratemaven.revision.Script;
import io.github.migratemaven.shadow.ProcessLock;
import io.github.migratemaven.shadow.Shadow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes the next revision; whatever could not be put into the graph is refused before anything is compared. */
public final class RevisionGoal {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Script NOTHING = new Script("", 1, true);

    private final RevisionDirectory directory;
    private final Supplier<Shadow> shadows;
    private final JavaRevisions java;
    private final Path work;
    private final Clock clock;
    private final Reporter reporter;

    /** @param work a directory of the build, which other runs for the same revisions use too */
    public RevisionGoal(
            RevisionDirectory directory,
            Supplier<Shadow> shadows,
            JavaRevisions java,
            Path work,
            Clock clock,
            Reporter reporter) {
        this.directory = directory;
        this.shadows = shadows;
        this.java = java;
        this.work = work;
        this.clock = clock;
        this.reporter = reporter;
    }

    public RevisionResult run(RevisionRequest request) {
        requireLanguage(request.language());
        RevisionGraph graph = RevisionGraph.of(directory.load());
        Revision draft = draft(request, NewRevision.parents(graph, request.follows(), request.splice()));
        List<Revision> all = new ArrayList<>(graph.order());
        all.add(draft);
        RevisionGraph extended = RevisionGraph.of(all);
        if (request.language().equals("java")) {
            return RevisionResult.written("revision", write(RevisionFile.inJava(draft), graph), List.of(), List.of());
        }
        return request.empty()
                ? RevisionResult.written("revision", write(draft, graph), List.of(), List.of())
                : generate(request, draft, extended, written -> write(written, graph));
    }

    /**
     * Generates a revision anew that nothing stands on.
     *
     * @param kept a directory that receives its present file
     */
    public RevisionResult replace(RevisionRequest request, RevisionGraph graph, Revision replaced, Path kept) {
        List<Revision> others = new ArrayList<>(graph.order());
        others.remove(replaced);
        Revision draft = new Revision(
                replaced.id(),
                replaced.parents(),
                replaced.dependsOn(),
                replaced.branchLabels(),
                List.of(),
                replaced.createDate(),
                request.message().isEmpty() ? replaced.message() : request.message(),
                NOTHING,
                NOTHING,
                Optional.empty(),
                Optional.empty());
        others.add(draft);
        RevisionResult result = generate(
                request,
                draft,
                RevisionGraph.of(others),
                anew -> anew.withFile(directory.rewrite(replaced, anew, kept)));
        if (result.file().isEmpty()) {
            throw MigrationFailure.refused(
                    "The other revisions build the model without " + replaced.displayName() + "; nothing was changed.",
                    "Delete its file if nothing that was written into it by hand is needed.");
        }
        reporter.info("A copy of the earlier file lies in " + kept + " until the next clean.");
        return result;
    }

    private static void requireLanguage(String language) {
        if (!language.equals("sql") && !language.equals("java")) {
            throw MigrationFailure.misconfigured("migrate.language is '" + language + "'.", "Choose one of sql, java.");
        }
    }

    private RevisionResult generate(
            RevisionRequest request, Revision draft, RevisionGraph extended, UnaryOperator<Revision> writing) {
        List<Revision> before = extended.inOrder(extended.ancestors(List.of(draft.id()))).stream()
                .filter(revision -> !revision.id().equals(draft.id()))
                .toList();
        Generation generation;
        GenerationRequest question = new GenerationRequest(
                before,
                Models.of(request.model()),
                draft.id(),
                draft.parents(),
                draft.message(),
                draft.createDate(),
                draft.branchLabels(),
                draft.dependsOn(),
                request.settings().schemas(),
                new Exclusion(request.settings().exclude()),
                request.renames().stream().map(Rename::parse).toList(),
                Fill.parse(request.fills()));
        StageTimes times = new StageTimes(reporter);
        try (Shadow shadow = shadows.get()) {
            generation = new RevisionGenerator(shadow, java, times).generate(question);
        }
        if (request.verbose()) {
            times.lines().forEach(reporter::info);
        }
        generation.detected().forEach(reporter::info);
        generation.warnings().forEach(reporter::warn);
        generation.flaw().ifPresent(flaw -> accept(flaw, request.settings().acceptUnproven()));
        return generation
                .revision()
                .map(revision -> RevisionResult.written(
                        "revision", writing.apply(revision), generation.detected(), generation.warnings()))
                .orElseGet(() -> RevisionResult.unchanged(generation.warnings()))
                .withStages(times.stages());
    }

    private void accept(String flaw, boolean acceptUnproven) {
        if (!acceptUnproven) {
            throw MigrationFailure.failed(
                    "The revision could not be proven, and no file was written: " + flaw,
                    "Change the model where it says so. To get the SQL as far as it goes and finish it by hand, add"
                            + " -DacceptUnproven: the file is then marked NOT PROVEN, and upgrade refuses it until the"
                            + " mark is removed.",
                    null);
        }
        reporter.warn("The revision could not be proven; fix it before it is applied: " + flaw);
    }

    /** Joins lines by a revision without statements, unless their order would matter. */
    public RevisionResult merge(MergeRequest request) {
        RevisionGraph graph = RevisionGraph.of(directory.load());
        List<String> parents = NewRevision.mergedParents(graph, request.revisions(), false);
        if (parents.size() < 2) {
            throw MigrationFailure.refused(
                    "There is nothing to merge: the only head is " + String.join(", ", parents) + ".",
                    "Name revisions of different lines with -Drevisions=.");
        }
        Revision merge = new Revision(
                request.revisionId().map(RevisionId::require).orElseGet(RevisionId::random),
                parents,
                List.of(),
                List.of(),
                List.of(),
                clock.instant(),
                request.message(),
                NOTHING,
                NOTHING,
                Optional.empty(),
                Optional.empty());
        List<Revision> all = new ArrayList<>(graph.order());
        all.add(merge);
        RevisionGraph.of(all);
        try (Shadow shadow = shadows.get()) {
            new MergeCheck(shadow, java).requireSameSchemaInAnyOrder(graph, merge.parents());
        }
        return RevisionResult.written("merge", write(merge, graph), List.of(), List.of());
    }

    private Revision draft(RevisionRequest request, List<String> parents) {
        return new Revision(
                request.revisionId().map(RevisionId::require).orElseGet(RevisionId::random),
                parents,
                request.dependsOn(),
                request.branchLabels(),
                List.of(),
                clock.instant(),
                request.message(),
                NOTHING,
                NOTHING,
                Optional.empty(),
                Optional.empty());
    }

    /** Of two runs at once the second finds the revision of the first, and would begin a second line beside it. */
    private Revision write(Revision revision, RevisionGraph seen) {
        try {
            ProcessLock onlyOne = alone();
            try (onlyOne) {
                requireSame(seen);
                return revision.withFile(directory.write(revision));
            }
        } catch (IOException e) {
            throw MigrationFailure.failed(
                    "The revision was not written: " + e.getMessage() + ".", "Run the goal again.", e);
        }
    }

    private ProcessLock alone() throws IOException {
        Files.createDirectories(work);
        return ProcessLock.acquire(
                work.resolve("revision.lock"),
                LONGEST_WAIT,
                () -> reporter.info("Waiting for another run that writes a revision"));
    }

    private void requireSame(RevisionGraph seen) {
        List<Revision> now = directory.load();
        Set<String> ids = now.stream().map(Revision::id).collect(Collectors.toSet());
        List<String> news = now.stream()
                .filter(revision -> seen.get(revision.id()).isEmpty())
                .map(Revision::displayName)
                .toList();
        if (!news.isEmpty() || !seen.order().stream().map(Revision::id).allMatch(ids::contains)) {
            throw MigrationFailure.refused(
                    "The revisions changed while this one was made"
                            + (news.isEmpty() ? "" : ": " + String.join(", ", news) + " came")
                            + "; nothing was written.",
                    "Run the goal again.");
        }
    }
}
