package io.github.migratemaven.finding.format;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Findings;
import io.github.migratemaven.finding.Place;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.postgres.sql.Sha256;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a report tells.
 *
 * @param goal which goal has found it, as it is typed: {@code check}
 * @param version this plugin's
 * @param root the directory that paths are told from: the top of the repository
 * @param home the file that stands for the project where a finding has no place of its own
 * @param failOn what weighs so much fails a build
 * @param names by a revision's id what people know it by
 */
public record Report(
        String goal,
        String version,
        Path root,
        Path home,
        Severity failOn,
        Map<String, String> names,
        Findings findings) {

    public Report {
        names = Map.copyOf(names);
    }

    /** The same without what weighs less. */
    public Report atLeast(Severity severity) {
        return new Report(
                goal,
                version,
                root,
                home,
                failOn,
                names,
                new Findings(findings.examined(), findings.atLeast(severity)));
    }

    /** What people know a revision by. */
    String name(String revision) {
        return names.getOrDefault(revision, revision);
    }

    /** What a finding is about, in a word or two. */
    String subject(Optional<String> revision) {
        return revision.map(this::name).orElse("history");
    }

    boolean fails(Finding finding) {
        return finding.severity().isAtLeast(failOn);
    }

    /** Where code hosts show it: they drop what has no file. */
    Place shownAt(Finding finding) {
        return finding.place().orElseGet(() -> new Place(home, 1, 1));
    }

    /** From the root, with slashes; as it is where it lies outside. */
    String path(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path top = root.toAbsolutePath().normalize();
        return (absolute.startsWith(top) ? top.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }

    /** Where it was found, as {@code file:line:column}; empty where it is nowhere in particular. */
    public String where(Finding finding) {
        return finding.place()
                .map(place -> path(place.file()) + ":" + place.line() + ":" + place.column())
                .orElse("");
    }

    /** The same for the same finding in a later run, whatever lines have moved. */
    static String fingerprint(Finding finding) {
        return Sha256.hex(finding.rule() + "\n" + finding.revision().orElse("") + "\n" + finding.message());
    }
}
