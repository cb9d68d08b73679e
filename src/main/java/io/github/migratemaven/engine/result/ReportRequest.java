package io.github.migratemaven.engine.result;

import io.github.migratemaven.finding.format.ReportFormat;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which reports of findings are wanted.
 *
 * @param directory that receives them
 * @param project the file that stands for the project: its POM
 * @param version this plugin's
 */
public record ReportRequest(List<ReportFormat> formats, Path directory, Path project, String version) {

    public ReportRequest {
        formats = List.copyOf(formats);
    }

    /** @throws MigrationFailure if a word is none of a form */
    public static List<ReportFormat> formats(Collection<String> words) {
        return words.stream()
                .map(word -> ReportFormat.named(word)
                        .orElseThrow(() -> MigrationFailure.misconfigured(
                                "migrate.reports names '" + word.strip() + "', which is no form of a report.",
                                "Choose from "
                                        + Arrays.stream(ReportFormat.values())
                                                .map(ReportFormat::word)
                                                .collect(Collectors.joining(", "))
                                        + ".")))
                .distinct()
                .toList();
    }
}
