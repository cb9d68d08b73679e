package io.github.migratemaven.revision.file;

import static io.github.migratemaven.testing.fuzz.Findings.require;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.testing.fuzz.FuzzTarget;
import io.github.migratemaven.testing.fuzz.RandomText;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Revision files: a revision or a failure with its line, and the same one whether the file is read at once or streamed. */
public final class RevisionFileFuzz implements FuzzTarget {
    private static final String FILE = "x.sql";
    private static final List<String> PIECES = List.of(
            "-- Revision ID: aa11\n",
            "-- Revises:\n",
            "-- Revises: bb22, cc33\n",
            "-- Create Date: 2026-11-22T21:31:00Z\n",
            "-- Message: m\n",
            "-- Depends On: x, y\n",
            "-- Branch Labels: a\n",
            "-- Replaces: b\n",
            "-- Generated For: PostgreSQL 18\n",
            "-- migrate:upgrade\n",
            "-- migrate:downgrade\n",
            "-- migrate:upgrade transaction=off\r\n",
            "-- migrate:check none: select 1;\n",
            "--migrate:VERIFY x: with a as (\n",
            "/* migrate:check */",
            "-- migrate:\n",
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
            "copy t from stdin;\n",
            "1\tb\n",
            "\\.\n",
            ",",
            "é",
            "insert into t values ('");
    private static final String RIGHT = """
        -- Revision ID: b7d3c606877e
        -- Revises: 3f0c12ab9d01
        -- Create Date: 2026-11-22T21:31:00Z
        -- Message: First commit

        -- migrate:upgrade
        -- migrate:check authors without a name: select * from authors where name is null
        create table books (id int, title text default 'a;b');
        copy books from stdin;
        1\tone
        \\.

        -- migrate:downgrade transaction=off
        drop table books;
        """;

    private final Path directory;

    public RevisionFileFuzz(Path scratch) {
        this.directory = scratch.resolve("revisions");
    }

    @Override
    public String name() {
        return "revision";
    }

    @Override
    public void attempt(RandomText random) throws Exception {
        String text = random.once(2) ? random.pieces(PIECES, 25) : random.damaged(RIGHT, PIECES);
        if (random.once(300)) {
            text = text.replaceFirst(
                    "create table", "select '" + "long ".repeat(FileLines.LARGEST_IN_MEMORY / 4) + "';\ncreate table");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path file = Files.createDirectories(directory).resolve(FILE);
        Files.write(file, random.once(8) ? random.damaged(bytes) : bytes);
        Optional<Revision> loaded = loaded(text);
        String read;
        try {
            read = Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            require(loaded.isEmpty(), "bytes that are not UTF-8 are read", text);
            return;
        }
        String whole = outcome(file, () -> new TextLines(read));
        String streamed = outcome(file, () -> FileLines.of(file));
        require(whole.equals(streamed), "is " + whole + " at once and " + streamed + " streamed", read);
        if (loaded.isPresent()) {
            require(described(loaded.get()).equals(whole), "is loaded otherwise than " + whole, read);
            isWrittenAsItIsRead(file, loaded.get(), read);
        }
    }

    private static void isWrittenAsItIsRead(Path file, Revision revision, String text) {
        Revision again = RevisionFormat.parse(file, RevisionFormat.format(revision));
        require(
                withoutLines(described(again)).equals(withoutLines(described(revision))),
                "is written as " + described(again),
                text);
    }

    private static String withoutLines(String description) {
        return description.replaceAll("line \\d+", "");
    }

    /** Whatever makes a difference, wherever its text is kept. */
    private static String described(Revision revision) {
        return String.join(
                " | ",
                revision.id(),
                revision.parents().toString(),
                revision.dependsOn().toString(),
                revision.branchLabels().toString(),
                revision.replaces().toString(),
                revision.createDate().toString(),
                revision.message(),
                revision.generatedFor().toString(),
                described(revision.upgrade()),
                described(revision.downgrade()),
                revision.checksum());
    }

    private static String described(Script script) {
        return "line " + script.firstLine() + (script.transactional() ? "" : " transaction=off");
    }

    private Optional<Revision> loaded(String text) {
        try {
            return Optional.of(new RevisionDirectory(directory).load().get(0));
        } catch (MigrationFailure e) {
            require(e.getMessage().matches("(?s).*x\\.sql:[1-9][0-9]*: .*"), "no place: " + e.getMessage(), text);
            return Optional.empty();
        }
    }

    private static String outcome(Path file, Callable<RevisionLines> reading) throws Exception {
        try {
            return described(new RevisionParser(file, reading.call()).parse());
        } catch (MigrationFailure failure) {
            return failure.getMessage();
        }
    }
}
