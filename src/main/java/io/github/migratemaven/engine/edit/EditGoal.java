package io.github.migratemaven.engine.edit;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TerminalProgram;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Opens revisions in the editor that the environment names, and reads them again afterwards; asks no database. */
public final class EditGoal {
    private final GoalContext context;

    public EditGoal(GoalContext context) {
        this.context = context;
    }

    public EditResult run(EditRequest request) {
        RevisionGraph graph = context.graph();
        List<Path> files = graph.inOrder(GoalContext.named(graph, request.revisions())).stream()
                .map(Revision::file)
                .flatMap(Optional::stream)
                .toList();
        if (files.isEmpty()) {
            throw MigrationFailure.misconfigured(
                    "There is no revision to edit.",
                    "Name one with -Drevisions=, or write one with mvn migrate:revision.");
        }
        request.editor().ifPresent(editor -> edit(editor, files));
        return new EditResult("edit", Status.OK, request.editor().isPresent(), files);
    }

    private void edit(String editor, List<Path> files) {
        List<String> command = new ArrayList<>(Arrays.asList(editor.strip().split("\\s+", -1)));
        files.forEach(file -> command.add(file.toString()));
        try {
            int exit = TerminalProgram.run(new ProcessBuilder(command));
            if (exit != 0) {
                throw MigrationFailure.failed(
                        "The editor '" + editor + "' ended with exit code " + exit + ".",
                        "Look whether the file is as you want it.",
                        null);
            }
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    "The editor '" + editor + "' does not start: " + e.getMessage(),
                    "Correct VISUAL or EDITOR in the environment; nothing was changed.",
                    e);
        }
        context.graph();
    }
}
