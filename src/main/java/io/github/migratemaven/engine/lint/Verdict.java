package io.github.migratemaven.engine.lint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.finding.format.ReadableText;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import io.github.migratemaven.trace.lint.LintSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a new revision will lock, in so few lines that they are read. */
public final class Verdict {
    private final JavaRevisions java;

    public Verdict(JavaRevisions java) {
        this.java = java;
    }

    /**
     * @param before what the revision follows, in an order in which that can run; where there is nothing, nobody is kept waiting
     * @return none where it cannot be measured, which must not keep anybody from the revision itself
     */
    public List<String> of(Shadow shadow, List<Revision> before, Revision revision) {
        if (before.isEmpty()) {
            return List.of();
        }
        List<Revision> all = new ArrayList<>(before);
        all.add(revision);
        try {
            Linted linted =
                    new Linting(java, LintSettings.usual()).look(shadow, RevisionGraph.of(all), Set.of(revision.id()));
            return lines(linted, shadow.majorVersion());
        } catch (MigrationFailure notToBeMeasured) {
            return List.of();
        }
    }

    private static List<String> lines(Linted linted, int major) {
        List<String> lines = new ArrayList<>();
        String locks = locks(linted);
        lines.add("Measured on PostgreSQL " + major + ": the upgrade "
                + (locks.isEmpty() ? "keeps nobody from reading or writing what was there before." : locks + "."));
        if (!linted.findings().atLeast(Severity.WARNING).isEmpty()) {
            lines.add("lint finds " + ReadableText.count(linted.findings())
                    + "; mvn migrate:lint shows them, and how to write the statements instead.");
        }
        return lines;
    }

    /** {@code blocks reads and writes of books (written anew), writes of authors}. */
    private static String locks(Linted linted) {
        Map<String, String> strongest = new TreeMap<>();
        linted.revisions().stream()
                .filter(TracedRevision::isUpgrade)
                .flatMap(revision -> revision.statements().stream())
                .flatMap(statement -> statement.locks().stream())
                .filter(lock -> lock.blocksWrites() && !lock.isOfIndex())
                .forEach(lock -> strongest.merge(lock.relation(), words(lock), Verdict::stronger));
        return strongest.isEmpty()
                ? ""
                : "blocks "
                        + strongest.entrySet().stream()
                                .map(entry -> entry.getValue().replace("*", entry.getKey()))
                                .collect(Collectors.joining(", "));
    }

    private static String words(TracedLock lock) {
        return (lock.blocksReads() ? "reads and writes of *" : "writes of *")
                + (lock.rewritten() ? " while it is written anew" : lock.scanned() ? " while it is read" : "");
    }

    private static String stronger(String one, String other) {
        return one.length() >= other.length() ? one : other;
    }
}
