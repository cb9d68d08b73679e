package io.github.migratemaven.revision.file;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.hook.Hook;
import io.github.migratemaven.revision.hook.Hooks;
import io.github.migratemaven.revision.script.HeaderName;
import io.github.migratemaven.revision.script.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/** The directory that holds a project's revisions, one {@code .sql} or {@code .java} file each, at any depth. */
public final class RevisionDirectory {
    /** Fewer files are parsed sooner than what is known of them is found and kept. */
    private static final int WORTH_REMEMBERING = 20;

    private final Path directory;
    private final Optional<Path> memory;
    private final Optional<SortedMap<String, byte[]>> contents;

    public RevisionDirectory(Path directory) {
        this(directory, Optional.empty(), Optional.empty());
    }

    private RevisionDirectory(Path directory, Optional<Path> memory, Optional<SortedMap<String, byte[]>> contents) {
        this.directory = directory;
        this.memory = memory;
        this.contents = contents;
    }

    /** @param memory a file that may be lost at any time, which spares parsing again what has not changed */
    public RevisionDirectory(Path directory, Path memory) {
        this(directory, Optional.of(memory), Optional.empty());
    }

    /**
     * One that was read already, in which nothing can be written.
     *
     * @param directory as messages name it
     * @param contents of its revisions and hooks, by their paths below it
     */
    public RevisionDirectory(Path directory, SortedMap<String, byte[]> contents) {
        this(directory, Optional.empty(), Optional.of(contents));
    }

    /** Whether a file is named like a revision in the language; none is read. False where the directory cannot be looked into. */
    public boolean hasAny(Language language) {
        try {
            return Files.isDirectory(directory)
                    && FoundFile.under(directory).stream().anyMatch(file -> Language.ofFile(file.path()) == language);
        } catch (IOException toldWhereTheyAreRead) {
            return false;
        }
    }

    /**
     * Every revision, sorted by path; none where there is no directory. Hidden files and what bears another name than a
     * revision's are passed over; links are followed. Each file is read whole, whatever is remembered of it.
     *
     * @throws MigrationFailure if a file cannot be read or is no revision
     */
    public List<Revision> load() {
        if (contents.isPresent()) {
            return RevisionLoad.of(directory, contents.get());
        }
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try {
            List<FoundFile> files = FoundFile.under(directory);
            RevisionMemory remembered = memory.filter(file -> files.size() >= WORTH_REMEMBERING)
                    .map(RevisionMemory::in)
                    .orElseGet(RevisionMemory::none);
            return new RevisionLoad(remembered).load(files);
        } catch (IOException e) {
            throw Unreadable.failure(directory, e);
        } catch (UncheckedIOException e) {
            throw Unreadable.failure(directory, Objects.requireNonNull(e.getCause()));
        }
    }

    /** The hooks that lie beside the revisions. */
    public Hooks hooks() {
        return contents.map(files -> Hooks.of(directory, files)).orElseGet(() -> Hooks.in(directory));
    }

    /** Writes a hook's file. */
    public Path write(Hook hook) {
        Path file = directory.resolve(hook.point().fileName());
        try {
            Files.createDirectories(directory);
            return Files.writeString(file, hook.sql(), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    file + " cannot be written: " + e.getMessage(), "Move what is there away.", e);
        }
    }

    /**
     * Writes a new file, and never over another.
     *
     * @return the file
     * @throws MigrationFailure if it exists or cannot be written
     */
    public Path write(Revision revision) {
        RevisionTemplate template = RevisionTemplate.in(directory);
        Path file = template.place(directory, revision);
        String text = template.text(revision);
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            return file;
        } catch (FileAlreadyExistsException e) {
            throw MigrationFailure.misconfigured(
                    file + " already exists.", "Choose another revision id, or move the file away.", e);
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    file + " cannot be written: " + e.getMessage(), "Check that the directory is writable.", e);
        }
    }

    /**
     * Writes a squashed revision and takes the files of those that it replaces out of the directory.
     *
     * @param kept a directory that receives copies of them, before anything else happens
     * @return the new file
     * @throws MigrationFailure if it cannot be written, or a file cannot be copied or deleted
     */
    public Path replace(List<Revision> replaced, Revision squashed, Path kept) {
        try {
            Files.createDirectories(kept);
            for (Revision revision : replaced) {
                Path file = revision.file().orElseThrow();
                Path copy = kept.resolve(directory.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
            Path written = write(squashed);
            for (Revision revision : replaced) {
                Files.delete(revision.file().orElseThrow());
            }
            return written;
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    "The files of the range could not be replaced: " + e.getMessage(),
                    "Copies of them lie in " + kept
                            + ". Where the new file is there, delete the files that it replaces;"
                            + " where it is not, nothing has changed.",
                    e);
        }
    }

    /**
     * Writes a revision that was made anew in the place of its earlier file.
     *
     * @param kept a directory that receives a copy of the earlier file, before anything else happens
     * @return the file, whose name follows the message
     * @throws MigrationFailure if it cannot be written
     */
    public Path rewrite(Revision earlier, Revision anew, Path kept) {
        Path before = earlier.file().orElseThrow();
        RevisionTemplate template = RevisionTemplate.in(directory);
        Path after = template.name().isPresent()
                ? template.place(directory, anew)
                : before.resolveSibling(RevisionFormat.fileName(anew));
        if (!after.equals(before)) {
            return replace(List.of(earlier), anew, kept);
        }
        try {
            Files.createDirectories(kept);
            Files.copy(before, kept.resolve(String.valueOf(before.getFileName())), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    before + " cannot be copied to " + kept + ": " + e.getMessage(),
                    "Nothing was changed. Make both readable and writable, then run the goal again.",
                    e);
        }
        replace(before, template.text(anew), List.of());
        return before;
    }

    /**
     * Writes other parents into the files of revisions, every other character as it was. All new texts are made before the
     * first file is touched, and each file is replaced in one go.
     *
     * @param parents by the revision's file
     * @return the files, in the order of the map
     * @throws MigrationFailure if a file cannot be read or written; says which were changed
     */
    public List<Path> rewriteParents(Map<Path, List<String>> parents) {
        Map<Path, String> texts = new LinkedHashMap<>();
        parents.forEach((file, ids) -> texts.put(file, RevisionFormat.withParents(file, text(file), ids)));
        return replace(texts);
    }

    /**
     * Lays revisions out as generated ones are. All new texts are made before the first file is touched, and each file is
     * replaced in one go.
     *
     * @param files of revisions in SQL
     * @param write whether to write what differs, rather than only to find it
     * @return the files that differ from their layout
     * @throws MigrationFailure if a file cannot be read or written; says which were changed
     */
    public List<Path> layOut(List<Path> files, boolean write) {
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Path file : files) {
            String before = text(file);
            String after = RevisionLayout.of(file, before);
            if (!after.equals(before)) {
                texts.put(file, after);
            }
        }
        return write ? replace(texts) : List.copyOf(texts.keySet());
    }

    private static List<Path> replace(Map<Path, String> texts) {
        List<Path> written = new ArrayList<>();
        texts.forEach((file, text) -> {
            replace(file, text, written);
            written.add(file);
        });
        return List.copyOf(written);
    }

    private static void replace(Path file, String text, List<Path> written) {
        try {
            Path real = file.toRealPath();
            Path complete = real.resolveSibling("." + real.getFileName() + ".new");
            Files.copy(real, complete, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(complete, text);
            Files.move(complete, real, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    file + " cannot be written: " + e.getMessage(),
                    (written.isEmpty() ? "Nothing was changed." : "Changed already: " + written + ".")
                            + " Make it writable and run the goal again.",
                    e);
        }
    }

    private static String text(Path file) {
        try {
            return RevisionLoad.text(file);
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    file + " cannot be read: " + e.getMessage(), "Nothing was changed. Make it readable.", e);
        }
    }

    /** Where a revision's file has a header, as {@code file:line}; the revision's name where there is no such file. */
    public static String place(Revision revision, HeaderName header) {
        try {
            Path file = revision.file().filter(Files::isRegularFile).orElseThrow();
            return file + ":" + RevisionLoad.parser(file).lineOf(header);
        } catch (UncheckedIOException | NoSuchElementException unknown) {
            return revision.displayName();
        }
    }
}
