package io.github.migratemaven.revision.file;

import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.KnownChecksum;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file was found to say: all of a revision but its statements, and where in the file's bytes those are.
 *
 * @param generatedFor empty when it was not generated
 */
record RememberedRevision(
        String id,
        List<String> parents,
        List<String> dependsOn,
        List<String> branchLabels,
        List<String> replaces,
        long createSecond,
        String message,
        String generatedFor,
        String checksum,
        Part upgrade,
        Part downgrade) {

    /** One direction: so many bytes from that one on. */
    record Part(int start, int length, int firstLine, boolean transactional) {

        static Optional<Part> of(Script script, String file) {
            int start = file.indexOf(script.text());
            return start < 0
                    ? Optional.empty()
                    : Optional.of(new Part(
                            bytes(file.substring(0, start)).length,
                            bytes(script.text()).length,
                            script.firstLine(),
                            script.transactional()));
        }

        Script in(byte[] file, Language language) {
            String text = new String(file, start, length, StandardCharsets.UTF_8);
            return language == Language.JAVA ? Script.java(text) : new Script(text, firstLine, transactional);
        }

        void write(ByteWriter to) {
            to.number(start).number(length).number(firstLine).number(transactional ? 1 : 0);
        }

        static Part read(ByteBuffer from) {
            return new Part(from.getInt(), from.getInt(), from.getInt(), from.getInt() == 1);
        }
    }

    /** @param file the text that the revision was read from; empty where its statements are not to be found in that, or parameters stand in them */
    static Optional<RememberedRevision> of(Revision revision, String file) {
        if (!revision.parameters().isEmpty()) {
            return Optional.empty();
        }
        Optional<Part> up = Part.of(revision.upgrade(), file);
        Optional<Part> down = Part.of(revision.downgrade(), file);
        return up.isEmpty() || down.isEmpty()
                ? Optional.empty()
                : Optional.of(new RememberedRevision(
                        revision.id(),
                        revision.parents(),
                        revision.dependsOn(),
                        revision.branchLabels(),
                        revision.replaces(),
                        revision.createDate().getEpochSecond(),
                        revision.message(),
                        revision.generatedFor().orElse(""),
                        revision.checksum(),
                        up.get(),
                        down.get()));
    }

    /** @param bytes the file's, which must be the same as when it was parsed */
    Revision in(Path file, byte[] bytes) {
        Language language = Language.ofFile(file);
        return new Revision(
                id,
                parents,
                dependsOn,
                branchLabels,
                replaces,
                Instant.ofEpochSecond(createSecond),
                message,
                upgrade.in(bytes, language),
                downgrade.in(bytes, language),
                generatedFor.isEmpty() ? Optional.empty() : Optional.of(generatedFor),
                Optional.of(file),
                KnownChecksum.of(checksum));
    }

    void write(ByteWriter to) {
        to.text(id).texts(parents).texts(dependsOn).texts(branchLabels).texts(replaces);
        to.longNumber(createSecond).text(message).text(generatedFor).text(checksum);
        upgrade.write(to);
        downgrade.write(to);
    }

    static RememberedRevision read(ByteBuffer from) {
        return new RememberedRevision(
                text(from),
                texts(from),
                texts(from),
                texts(from),
                texts(from),
                from.getLong(),
                text(from),
                text(from),
                text(from),
                Part.read(from),
                Part.read(from));
    }

    @SuppressWarnings("ByteBufferBackingArray") // It wraps an array as a whole.
    static String text(ByteBuffer from) {
        int length = from.getInt();
        String text = new String(from.array(), from.position(), length, StandardCharsets.UTF_8);
        from.position(from.position() + length);
        return text;
    }

    private static List<String> texts(ByteBuffer from) {
        int count = from.getInt();
        if (count == 0) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(from));
        }
        return texts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
