package io.github.migratemaven.revision.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Numbers and texts one after another, as bytes. */
final class Writing {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Writing number(int value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return this;
    }

    Writing longNumber(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    Writing text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Writing bytes(byte[] value) {
        number(value.length);
        bytes.writeBytes(value);
        return this;
    }

    Writing texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
