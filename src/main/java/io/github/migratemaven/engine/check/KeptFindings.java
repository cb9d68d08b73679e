package io.github.migratemaven.engine.check;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Place;
import io.github.migratemaven.finding.Severity;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Findings as texts, with their files seen from the directory of the revisions: that may be moved. */
final class KeptFindings {
    private final Path directory;

    KeptFindings(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    String write(Finding finding) {
        Properties kept = new Properties();
        kept.setProperty("rule", finding.rule());
        kept.setProperty("severity", finding.severity().word());
        finding.revision().ifPresent(id -> kept.setProperty("revision", id));
        finding.place().ifPresent(place -> {
            kept.setProperty("line", String.valueOf(place.line()));
            kept.setProperty("column", String.valueOf(place.column()));
            kept.setProperty(
                    "file", directory.relativize(place.file().toAbsolutePath()).toString());
        });
        kept.setProperty("message", finding.message());
        kept.setProperty("why", finding.why());
        kept.setProperty("next", finding.next());
        finding.rewrite().ifPresent(sql -> kept.setProperty("rewrite", sql));
        kept.setProperty("help", finding.help());
        StringWriter text = new StringWriter();
        try {
            kept.store(text, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    Finding read(String text) {
        Properties kept = new Properties();
        try {
            kept.load(new StringReader(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Finding(
                kept.getProperty("rule"),
                Severity.named(kept.getProperty("severity")).orElseThrow(),
                text(kept, "revision"),
                text(kept, "file")
                        .map(file -> new Place(directory.resolve(file), number(kept, "line"), number(kept, "column"))),
                kept.getProperty("message"),
                kept.getProperty("why"),
                kept.getProperty("next"),
                text(kept, "rewrite"),
                kept.getProperty("help"));
    }

    private static int number(Properties kept, String name) {
        return Integer.parseInt(kept.getProperty(name));
    }

    private static Optional<String> text(Properties kept, String name) {
        return Optional.ofNullable(kept.getProperty(name));
    }
}
