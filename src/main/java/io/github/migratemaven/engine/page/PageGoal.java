package io.github.migratemaven.engine.page;

import io.github.migratemaven.autogenerate.draft.Generation;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.lint.Linted;
import io.github.migratemaven.engine.lint.Linting;
import io.github.migratemaven.engine.revision.Models;
import io.github.migratemaven.engine.revision.PendingChanges;
import io.github.migratemaven.page.Page;
import io.github.migratemaven.page.Verdict;
import io.github.migratemaven.page.html.PageHtml;
import io.github.migratemaven.page.picture.LayoutArtifacts;
import io.github.migratemaven.page.picture.LayoutLibrary;
import io.github.migratemaven.page.schema.Schema;
import io.github.migratemaven.page.schema.SchemaComparison;
import io.github.migratemaven.page.schema.SchemaReading;
import io.github.migratemaven.page.text.DotText;
import io.github.migratemaven.page.text.MarkdownText;
import io.github.migratemaven.page.text.MermaidText;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import io.github.migratemaven.trace.lint.LintSettings;
import io.github.migratemaven.trace.lint.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what the page tells, and writes it. */
public final class PageGoal {
    private final GoalContext context;

    public PageGoal(GoalContext context) {
        this.context = context;
    }

    /** @throws MigrationFailure if a revision does not run or the file cannot be written */
    public PageResult run(PageRequest request) {
        RevisionGraph graph = context.graph();
        Page page;
        try (Shadow shadow = context.shadow()) {
            page = request.from().isPresent() || request.to().isPresent()
                    ? between(request, graph, shadow)
                    : whole(request, graph, shadow);
        }
        return switch (request.form()) {
            case HTML -> PageResult.of(page, Optional.of(write(page, request.file())), Optional.empty());
            case MERMAID -> PageResult.of(page, Optional.empty(), Optional.of(MermaidText.of(page.schema())));
            case DOT -> PageResult.of(page, Optional.empty(), Optional.of(DotText.of(page.schema())));
            case MARKDOWN -> PageResult.of(page, Optional.empty(), Optional.of(MarkdownText.of(page)));
        };
    }

    private Page whole(PageRequest request, RevisionGraph graph, Shadow shadow) {
        PageDatabase database = request.form() == PageForm.HTML
                ? PageDatabase.ask(context, graph, request.options())
                : new PageDatabase(Optional.empty(), Verdict.unknown("Not asked.", ""));
        PageHistory history = new PageHistory(
                context, graph, database.state(), linted(request, graph, ids(graph.order()), shadow), shadow);
        Catalog catalog = history.build(graph.order(), ids(graph.order()));
        Verdict model =
                request.form() == PageForm.HTML ? model(request, graph, shadow) : Verdict.unknown("Not compared.", "");
        return new Page(
                request.project(),
                shadow.majorVersion(),
                Optional.empty(),
                history.newestFirst(),
                database.state()
                        .map(state ->
                                state.ahead().stream().map(row -> row.id()).toList())
                        .orElse(List.of()),
                SchemaReading.of(catalog),
                model,
                database.verdict(),
                database.state().isPresent());
    }

    private Page between(PageRequest request, RevisionGraph graph, Shadow shadow) {
        String from = request.from().orElse("base");
        String to = request.to().orElse("heads");
        List<Revision> before = upTo(graph, from);
        List<Revision> after = upTo(graph, to);
        Set<String> range = new HashSet<>(ids(after));
        range.removeAll(ids(before));
        PageHistory history =
                new PageHistory(context, graph, Optional.empty(), linted(request, graph, range, shadow), shadow);
        Schema newer = SchemaReading.of(history.build(after, range));
        Schema older = SchemaReading.of(history.after(before));
        return new Page(
                request.project(),
                shadow.majorVersion(),
                Optional.of(new Page.Between(from, to)),
                history.newestFirst(),
                List.of(),
                SchemaComparison.of(older, newer).changes(),
                Verdict.unknown("Only the two revisions were compared.", ""),
                Verdict.unknown("Only the two revisions were compared.", ""),
                false);
    }

    /** @throws MigrationFailure if a revision does not run, or a rule is named that there is not */
    private Optional<Linted> linted(PageRequest request, RevisionGraph graph, Set<String> shown, Shadow shadow) {
        if (request.form() != PageForm.HTML) {
            return Optional.empty();
        }
        Linting linting =
                new Linting(context.java(), LintSettings.of(request.rules(), Sizes.ofProject(request.sizes())));
        return Optional.of(linting.look(shadow, graph, shown));
    }

    private static List<Revision> upTo(RevisionGraph graph, String expression) {
        return graph.inOrder(graph.ancestors(GoalContext.named(graph, List.of(expression))));
    }

    private static Set<String> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).collect(Collectors.toSet());
    }

    private Verdict model(PageRequest request, RevisionGraph graph, Shadow shadow) {
        if (!Models.exist(request.model())) {
            return Verdict.unknown(
                    "The project does not use Jakarta Persistence, and migrate.model names no SQL files.", "");
        }
        try {
            Generation generation = new PendingChanges(context, graph)
                    .find(shadow, request.model(), request.options().scope());
            return generation
                    .revision()
                    .map(revision -> Verdict.differs(
                            "The model has changes that no revision makes.",
                            generation.detected().stream()
                                    .map(line -> line.replaceFirst("^Detected ", ""))
                                    .toList(),
                            revision.upgrade().text().strip(),
                            "Write them with mvn migrate:revision -Dmessage=\"<what changes>\"."))
                    .orElseGet(() -> Verdict.good("The revisions build what the model wants."));
        } catch (MigrationFailure failure) {
            return Verdict.unknown("The model cannot be compared: " + failure.getMessage(), failure.advice());
        }
    }

    private Path write(Page page, Path file) {
        List<Path> jars = LayoutArtifacts.ALL.stream()
                .map(each -> context.project().archives().fetch(each.groupId(), each.artifactId(), each.version()))
                .toList();
        try (LayoutLibrary library = LayoutLibrary.open(jars)) {
            Files.createDirectories(file.toAbsolutePath().normalize().getParent());
            return Files.writeString(file, PageHtml.of(page, library.layout()));
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    "The page cannot be written to " + file + ": " + e.getMessage(),
                    "Name a file that can be written with -Dmigrate.reportFile=.",
                    e);
        }
    }
}
