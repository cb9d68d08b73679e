package io.github.migratemaven.engine.check;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.NewRevisions;
import io.github.migratemaven.engine.context.SharedShadow;
import io.github.migratemaven.engine.lint.LintGoal;
import io.github.migratemaven.engine.lint.Linting;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Findings;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.trace.lint.LintSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the rules find in what new revisions were measured to do. */
final class LintCheck {
    private final GoalContext context;
    private final RevisionGraph graph;
    private final NewRevisions fresh;
    private final Linting linting;

    LintCheck(GoalContext context, RevisionGraph graph, NewRevisions fresh, CheckRequest request) {
        this.context = context;
        this.graph = graph;
        this.fresh = fresh;
        this.linting = new Linting(
                context.java(),
                LintSettings.of(
                        request.lint().rules(),
                        LintGoal.sizes(
                                context, request.checkDatabase(), request.lint().sizes())));
    }

    Outcome run(SharedShadow shadow, Proven proven, Keys keys) {
        KeptFindings kept = new KeptFindings(context.project().revisions());
        String what = "lint " + linting.fingerprint();
        List<Finding> found = new ArrayList<>();
        Set<String> open = new LinkedHashSet<>();
        for (String id : fresh.ids()) {
            Optional<List<String>> known = proven.remarks(keys.revision(what, id));
            known.ifPresentOrElse(
                    remarks -> remarks.forEach(remark -> found.add(kept.read(remark))), () -> open.add(id));
        }
        if (!open.isEmpty()) {
            List<Finding> news = linting.of(shadow.get(), graph, open).found();
            open.forEach(id -> keep(proven, keys.revision(what, id), kept, of(id, news)));
            found.addAll(news);
        }
        return Outcome.of(
                Part.LINT,
                fresh.ids().size() + " looked at (" + fresh.which() + ")"
                        + (open.isEmpty() && !fresh.ids().isEmpty() ? " (shown before)" : ""),
                Findings.of(linting.rules(), fresh.ids(), inOrder(found)));
    }

    private static List<Finding> of(String id, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.revision().filter(id::equals).isPresent())
                .toList();
    }

    private static void keep(Proven proven, String key, KeptFindings kept, List<Finding> findings) {
        if (findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
            proven.add(key, findings.stream().map(kept::write).toList());
        }
    }

    private List<Finding> inOrder(List<Finding> found) {
        return graph.order().stream()
                .map(Revision::id)
                .flatMap(id -> of(id, found).stream())
                .toList();
    }
}
