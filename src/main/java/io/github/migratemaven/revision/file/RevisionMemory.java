package io.github.migratemaven.revision.file;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Revision files as they were, byte for byte, and what they were found to say, kept from run to run. Whoever asks has read
 * the file, so that no edit can be missed, whatever its time or size; only what the bytes mean is not worked out again. It is
 * bound to the program that wrote it, and one that is damaged in any way counts as empty.
 */
final class RevisionMemory {
    private final Optional<Path> file;
    private final String program;
    private final byte[] kept;
    private final Map<String, Entry> known = new HashMap<>();
    private final Map<String, Met> met = new LinkedHashMap<>();
    private boolean news;

    /** Positions in what is kept: of a file's bytes, and of what they mean. */
    private record Entry(int start, int end, int meaning) {}

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Met(byte[] bytes, RememberedRevision meaning) {}

    private RevisionMemory(Optional<Path> file, String program, byte[] kept) {
        this.file = file;
        this.program = program;
        this.kept = kept;
        if (kept.length > 0) {
            index();
        }
    }

    static RevisionMemory none() {
        return new RevisionMemory(Optional.empty(), "", new byte[0]);
    }

    /** What this program has kept in that file; keeps nothing when it cannot tell itself from others. */
    static RevisionMemory in(Path file) {
        return thisProgram().map(program -> in(file, program)).orElseGet(RevisionMemory::none);
    }

    /** @param program tells what can understand files differently */
    static RevisionMemory in(Path file, String program) {
        return new RevisionMemory(Optional.of(file), program, read(file, program));
    }

    /** Whether it is worth telling anything. */
    boolean isKept() {
        return file.isPresent();
    }

    /** What the file was found to say when it held exactly these bytes. */
    Optional<RememberedRevision> recall(String name, byte[] bytes) {
        Entry entry = known.get(name);
        if (entry == null || !Arrays.equals(bytes, 0, bytes.length, kept, entry.start, entry.end)) {
            return Optional.empty();
        }
        RememberedRevision meaning =
                RememberedRevision.read(ByteBuffer.wrap(kept).position(entry.meaning));
        met.put(name, new Met(bytes, meaning));
        return Optional.of(meaning);
    }

    void remember(String name, byte[] bytes, RememberedRevision meaning) {
        met.put(name, new Met(bytes, meaning));
        news = true;
    }

    /** Keeps what was met since it was read; not being able to costs time in the next run, and nothing else. */
    void keep() {
        if (!news || file.isEmpty()) {
            return;
        }
        Path target = file.get().toAbsolutePath();
        try {
            Files.createDirectories(target.resolveSibling("."));
            Path complete = Files.createTempFile(target.resolveSibling("."), String.valueOf(target.getFileName()), "");
            try {
                Files.write(complete, content());
                Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(complete);
            }
        } catch (IOException notWritable) {
            news = false;
        }
    }

    private byte[] content() {
        ByteWriter content = new ByteWriter();
        content.text(program).number(met.size());
        met.forEach((name, each) -> {
            ByteWriter meaning = new ByteWriter();
            each.meaning.write(meaning);
            content.text(name).bytes(each.bytes).bytes(meaning.toBytes());
        });
        byte[] bytes = content.toBytes();
        return ByteBuffer.allocate(Long.BYTES + bytes.length)
                .putLong(sum(bytes, 0))
                .put(bytes)
                .array();
    }

    private static byte[] read(Path file, String program) {
        try {
            byte[] all = Files.readAllBytes(file);
            if (all.length > Long.BYTES) {
                ByteBuffer content = ByteBuffer.wrap(all);
                if (content.getLong() == sum(all, Long.BYTES)
                        && RememberedRevision.text(content).equals(program)) {
                    return all;
                }
            }
        } catch (IOException notThere) {
            // Nothing is remembered.
        }
        return new byte[0];
    }

    private void index() {
        ByteBuffer content = ByteBuffer.wrap(kept).position(Long.BYTES);
        RememberedRevision.text(content);
        for (int count = content.getInt(); count > 0; count--) {
            String name = RememberedRevision.text(content);
            int length = content.getInt();
            int start = content.position();
            int meaning = start + length + Integer.BYTES;
            known.put(name, new Entry(start, start + length, meaning));
            content.position(meaning + content.getInt(start + length));
        }
    }

    /** Against damage by accident. */
    private static long sum(byte[] bytes, int from) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, bytes.length - from);
        return sum.getValue();
    }

    /** The archive that this class is in, which another build of the plugin replaces; empty when it is in none. */
    private static Optional<String> thisProgram() {
        try {
            CodeSource source = RevisionMemory.class.getProtectionDomain().getCodeSource();
            if (source == null || source.getLocation() == null) {
                return Optional.empty();
            }
            Path archive = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(archive)
                    ? Optional.of(archive + " " + Files.size(archive) + " " + Files.getLastModifiedTime(archive))
                    : Optional.empty();
        } catch (IOException | URISyntaxException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
