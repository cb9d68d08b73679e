package io.github.migratemaven.engine.revision;

import io.github.migratemaven.api.rewrite.GeneratedChange;
import io.github.migratemaven.api.rewrite.RevisionRewriter;
import io.github.migratemaven.api.rewrite.Rewriting;
import io.github.migratemaven.autogenerate.draft.Rewriter;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.diff.Change;
import io.github.migratemaven.diff.Changes;
import io.github.migratemaven.program.ProjectClass;
import io.github.migratemaven.report.MigrationFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The class of the project that rewrites generated changes, if it names one. */
final class ProjectRewriter implements AutoCloseable {
    private final Optional<ProjectClass<RevisionRewriter>> loaded;
    private final String name;

    private ProjectRewriter(Optional<ProjectClass<RevisionRewriter>> loaded, String name) {
        this.loaded = loaded;
        this.name = name;
    }

    static ProjectRewriter of(RevisionRequest request) {
        return new ProjectRewriter(
                request.rewriter().map(name -> load(name, request.model())),
                request.rewriter().orElse(""));
    }

    private static ProjectClass<RevisionRewriter> load(String name, ModelRequest model) {
        try {
            return ProjectClass.load(RevisionRewriter.class, name, model.classPath());
        } catch (ReflectiveOperationException | LinkageError unusable) {
            throw MigrationFailure.misconfigured(
                    "migrate.rewriter names " + name + ", which cannot be used: " + unusable,
                    "Name a class of the project that implements " + RevisionRewriter.class.getName()
                            + " and has a constructor without parameters.",
                    unusable);
        }
    }

    Optional<Rewriter> rewriter() {
        return loaded.map(project -> (changes, from, to) -> rewrite(project.instance(), changes, from, to));
    }

    private Rewriter.Rewrite rewrite(RevisionRewriter rewriter, Changes changes, Catalog from, Catalog to) {
        Map<GeneratedChange, ObjectId> shown = new LinkedHashMap<>();
        for (Change change : changes.changes()) {
            List<Statement> own = changes.each().getOrDefault(change.id(), List.of());
            if (!own.isEmpty()) {
                shown.put(shown(change, own, change.after().isPresent() ? to : from), change.id());
            }
        }
        Rewriting answer = ask(rewriter, List.copyOf(shown.keySet()));
        Map<GeneratedChange, ObjectId> dropped = new LinkedHashMap<>(shown);
        for (GeneratedChange kept : answer.kept()) {
            if (dropped.remove(kept) == null) {
                throw refused("keeps a change that it was not given, or one twice: " + kept.kind() + " " + kept.name());
            }
        }
        return new Rewriter.Rewrite(
                dropped.values().stream().collect(Collectors.toUnmodifiableSet()),
                AddedSql.statements(name, answer.upgrade()),
                AddedSql.statements(name, answer.downgrade()));
    }

    private static GeneratedChange shown(Change change, List<Statement> own, Catalog side) {
        GeneratedChange.What what = change.before().isEmpty()
                ? GeneratedChange.What.ADDED
                : change.after().isEmpty() ? GeneratedChange.What.REMOVED : GeneratedChange.What.CHANGED;
        ObjectId id = change.id();
        return new GeneratedChange(
                what,
                id.kind(),
                id.dotted(),
                side.address(id),
                own.stream().map(Statement::sql).toList());
    }

    private Rewriting ask(RevisionRewriter rewriter, List<GeneratedChange> changes) {
        try {
            return rewriter.rewrite(changes);
        } catch (RuntimeException | LinkageError thrown) {
            throw MigrationFailure.failed(
                    "migrate.rewriter: " + name + " failed: " + thrown,
                    "Correct the class; nothing was written.",
                    thrown);
        }
    }

    private MigrationFailure refused(String deed) {
        return MigrationFailure.refused(
                "migrate.rewriter: " + name + " " + deed + ".", "Correct the class; nothing was written.");
    }

    @Override
    public void close() {
        loaded.ifPresent(ProjectClass::close);
    }
}
