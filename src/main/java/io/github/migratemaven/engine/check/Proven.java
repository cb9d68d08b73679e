package io.github.migratemaven.engine.check;

import io.github.migratemaven.report.Reporter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was proven in earlier runs, by a key that stands for all that the proof rests on, with the remarks that came with
 * it. Lies in the build directory; what cannot be read or written there is proven again.
 */
final class Proven {
    /** As many as a history of thousands of revisions needs twice. */
    private static final int MOST = 20_000;

    private final Path file;
    private final Reporter reporter;
    private final Map<String, List<String>> earlier;
    private final Map<String, List<String>> now = new LinkedHashMap<>();
    private boolean changed;

    private Proven(Path file, Map<String, List<String>> earlier, Reporter reporter) {
        this.file = file;
        this.earlier = earlier;
        this.reporter = reporter;
    }

    static Proven read(Path file, Reporter reporter) {
        Map<String, List<String>> earlier = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int proofs = in.readInt(); proofs > 0; proofs--) {
                String key = text(in);
                List<String> remarks = new ArrayList<>();
                for (int count = in.readInt(); count > 0; count--) {
                    remarks.add(text(in));
                }
                earlier.put(key, List.copyOf(remarks));
            }
        } catch (NoSuchFileException nothingProven) {
            return new Proven(file, new LinkedHashMap<>(), reporter);
        } catch (IOException unreadable) {
            reporter.debug("What was proven before cannot be read: " + unreadable);
        }
        return new Proven(file, earlier, reporter);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = Math.max(0, in.readInt());
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The remarks that came with the proof; empty where there is none. */
    synchronized Optional<List<String>> remarks(String key) {
        Optional<List<String>> found =
                Optional.ofNullable(now.get(key)).or(() -> Optional.ofNullable(earlier.get(key)));
        found.ifPresent(remarks -> now.put(key, remarks));
        return found;
    }

    synchronized void add(String key, List<String> remarks) {
        now.put(key, List.copyOf(remarks));
        changed = true;
    }

    /** What was of use now comes first, so that it stays longest. */
    synchronized void save() {
        if (!changed) {
            return;
        }
        earlier.forEach(now::putIfAbsent);
        try {
            Files.createDirectories(file.resolveSibling("."));
            Path complete = Files.createTempFile(file.resolveSibling(".").normalize(), "proven", "");
            write(complete);
            Files.move(complete, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            reporter.debug("What was proven cannot be kept: " + unwritable);
        }
    }

    private void write(Path complete) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(complete)))) {
            List<Map.Entry<String, List<String>>> kept =
                    now.entrySet().stream().limit(MOST).toList();
            out.writeInt(kept.size());
            for (Map.Entry<String, List<String>> proof : kept) {
                text(proof.getKey(), out);
                out.writeInt(proof.getValue().size());
                for (String remark : proof.getValue()) {
                    text(remark, out);
                }
            }
        }
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
