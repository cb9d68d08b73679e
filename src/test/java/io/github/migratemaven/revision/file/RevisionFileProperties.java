package io.github.migratemaven.revision.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionId;
import io.github.migratemaven.revision.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RevisionFileProperties {
    private static final Path FILE = Path.of("x.sql");
    private static final List<String> PIECES = List.of(
            "-- Revision ID: aa11\n",
            "-- Revises:\n",
            "-- Revises: bb22\n",
            "-- Create Date: 2026-11-22T21:31:00Z\n",
            "-- Message: m\n",
            "-- Depends On: x, y\n",
            "-- migrate:upgrade\n",
            "-- migrate:downgrade\n",
            "-- migrate:upgrade transaction=off\r\n",
            "--",
            ":",
            "-- x: y\n",
            "\n",
            "\r",
            "select 1;\n",
            "'",
            "$$",
            "/*",
            "*/",
            "\\i x\n",
            "\u0000",
            "\uFEFF",
            "copy t from stdin;\n",
            "\\.\n",
            ",",
            "é",
            "\uD83D");

    @Property(tries = 1000)
    void aFileHoldsAllOfARevision(@ForAll("revisions") Revision revision) {
        Revision read = RevisionFormat.parse(FILE, RevisionFormat.format(revision));

        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("file", "upgrade.firstLine", "downgrade.firstLine")
                .isEqualTo(revision);
        assertThat(read.checksum()).isEqualTo(revision.checksum());
        assertThat(RevisionFormat.format(read)).isEqualTo(RevisionFormat.format(revision));
    }

    @Property(tries = 1000)
    void theFirstLineIsThatOfTheFile(@ForAll("revisions") Revision revision) {
        String text = RevisionFormat.format(revision);
        Revision read = RevisionFormat.parse(FILE, text);

        for (Script script : List.of(read.upgrade(), read.downgrade())) {
            String fromItsLine = text;
            for (int line = 1; line < script.firstLine(); line++) {
                fromItsLine = fromItsLine.substring(fromItsLine.indexOf('\n') + 1);
            }
            assertThat(fromItsLine).startsWith(script.sql());
        }
    }

    @Property(tries = 3000)
    void failsOnlyWithAPlaceAndAnExpectation(@ForAll("texts") String text) {
        try {
            assertThat(RevisionFormat.parse(FILE, text).checksum()).hasSize(64);
        } catch (MigrationFailure failure) {
            assertThat(failure.getMessage()).matches("(?s)x\\.sql:[1-9][0-9]*: .*, expected .*\\.");
        }
    }

    @Property(tries = 500)
    void aFileIsTheSameRevisionWhetherItIsReadAsAWholeOrLineByLine(@ForAll("texts") String text) throws IOException {
        if (text.contains("\uD83D")) {
            return;
        }
        Path file = Files.createTempFile("revision", ".sql");
        try {
            Files.writeString(file, text);
            assertThat(outcome(file, () -> FileLines.of(file))).isEqualTo(outcome(file, () -> new TextLines(text)));
        } finally {
            Files.delete(file);
        }
    }

    private static Object outcome(Path file, Callable<RevisionLines> reading) {
        try {
            return new RevisionParser(file, reading.call()).parse();
        } catch (MigrationFailure failure) {
            return failure.getMessage();
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(25).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<Revision> revisions() {
        Arbitrary<String> id = Arbitraries.strings()
                .withChars("abc019_")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(text -> RevisionId.problemWith(text).isEmpty());
        Arbitrary<List<String>> ids = id.list().ofMaxSize(3).uniqueElements();
        Arbitrary<String> message = Arbitraries.strings().all().ofMaxLength(60).filter(RevisionFileProperties::isText);
        Arbitrary<Script> script = Combinators.combine(
                        Arbitraries.of(
                                "",
                                "select 1;",
                                "create table \"é\" ();\n-- a comment\n\n  select $$\n-- migrate:upgrade\n$$",
                                "copy t from stdin;\n1\r\n-- migrate:downgrade\n\\."),
                        Arbitraries.of(true, false))
                .as((sql, transactional) -> new Script(sql, 1, transactional));
        Arbitrary<Instant> date = Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
        return Combinators.combine(id, ids, ids, ids, ids, date, message, script)
                .flatAs((own, parents, dependsOn, labels, replaces, created, text, upgrade) -> Combinators.combine(
                                script, Arbitraries.of("13", "18").optional())
                        .as((downgrade, major) -> new Revision(
                                own,
                                parents,
                                dependsOn,
                                labels,
                                replaces,
                                created,
                                text,
                                upgrade,
                                downgrade,
                                major,
                                Optional.empty())));
    }

    private static boolean isText(String message) {
        return message.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
