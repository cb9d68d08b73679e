package io.github.migratemaven.revision.file;

import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.Utf8Reader;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.hook.HookPoint;
import io.github.migratemaven.revision.script.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Reads revision files: what is remembered of their bytes is taken, the others are parsed on all processors. */
final class RevisionLoad {
    private final RevisionMemory memory;

    RevisionLoad(RevisionMemory memory) {
        this.memory = memory;
    }

    /**
     * @return a revision for each file, in their order
     * @throws MigrationFailure if one cannot be read or is no revision
     */
    List<Revision> load(List<FoundFile> files) {
        Revision[] revisions = new Revision[files.size()];
        List<Unknown> unknown = new ArrayList<>();
        for (int index = 0; index < revisions.length; index++) {
            FoundFile file = files.get(index);
            file.requireRevisionFile();
            Unknown read = file.isLarge() ? new Large(index, file.path()) : read(index, file.path());
            Optional<Revision> recalled = read.recalled(memory);
            if (recalled.isPresent()) {
                revisions[index] = recalled.get();
            } else {
                unknown.add(read);
            }
        }
        for (Parsed parsed : parsed(unknown)) {
            revisions[parsed.file.index()] = parsed.revision;
            parsed.file.remember(parsed.revision, memory);
        }
        memory.keep();
        return Arrays.asList(revisions);
    }

    /**
     * Revisions that were read already.
     *
     * @param contents of revisions and hooks, by their paths below the directory
     */
    static List<Revision> of(Path directory, SortedMap<String, byte[]> contents) {
        List<Unknown> files = new ArrayList<>();
        contents.forEach((name, bytes) -> {
            if (!HookPoint.isFileName(name)) {
                files.add(new Small(files.size(), directory.resolve(name), bytes));
            }
        });
        return parsed(files).stream().map(Parsed::revision).toList();
    }

    private record Parsed(Unknown file, Revision revision) {}

    private static List<Parsed> parsed(List<Unknown> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        try {
            return files.parallelStream()
                    .map(file -> new Parsed(file, file.parse()))
                    .toList();
        } catch (MigrationFailure | UncheckedIOException ofAnyFile) {
            // Which of several bad files is told must not depend on threads.
            return files.stream().map(file -> new Parsed(file, file.parse())).toList();
        }
    }

    /** A file at its place among the others. */
    private sealed interface Unknown {
        int index();

        Revision parse();

        default Optional<Revision> recalled(RevisionMemory memory) {
            return Optional.empty();
        }

        default void remember(Revision revision, RevisionMemory memory) {}
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Small(int index, Path path, byte[] bytes) implements Unknown {
        @Override
        public Optional<Revision> recalled(RevisionMemory memory) {
            return memory.recall(path.toString(), bytes).map(found -> found.in(path, bytes));
        }

        @Override
        public Revision parse() {
            return new RevisionParser(path, new TextLines(decoded(path, bytes))).parse();
        }

        @Override
        public void remember(Revision revision, RevisionMemory memory) {
            if (memory.isKept()) {
                RememberedRevision.of(revision, decoded(path, bytes))
                        .ifPresent(found -> memory.remember(path.toString(), bytes, found));
            }
        }
    }

    private record Large(int index, Path path) implements Unknown {
        @Override
        public Revision parse() {
            return parser(path).parse();
        }
    }

    private static Unknown read(int index, Path file) {
        try {
            return new Small(index, file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a file by itself. */
    static RevisionParser parser(Path file) {
        try {
            boolean large = Files.size(file) > FileLines.LARGEST_IN_MEMORY && Language.ofFile(file) == Language.SQL;
            return new RevisionParser(file, large ? largeLines(file) : new TextLines(text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) throws IOException {
        return decoded(file, Files.readAllBytes(file));
    }

    private static String decoded(Path file, byte[] bytes) {
        try {
            return Utf8Reader.decode(bytes);
        } catch (SqlScriptException e) {
            throw notUtf8(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RevisionLines largeLines(Path file) throws IOException {
        try {
            return FileLines.of(file);
        } catch (SqlScriptException e) {
            throw notUtf8(file, e);
        }
    }

    private static MigrationFailure notUtf8(Path file, SqlScriptException problem) {
        return MigrationFailure.refused(
                file + ":" + problem.line() + ": " + problem.getMessage() + ".",
                "Correct the file; nothing has been changed.");
    }
}
