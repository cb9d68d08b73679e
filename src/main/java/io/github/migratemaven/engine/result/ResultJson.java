package io.github.migratemaven.engine.result;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.report.Printable;
import io.github.migratemaven.report.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A result as one JSON object: the components of its record, an absent optional as {@code null}, times in ISO 8601,
 * paths as text, durations in milliseconds by the name's own word. Names and meanings are kept from release to release;
 * new ones may be added. {@code result.schema.json} describes it.
 */
public final class ResultJson {
    private final ObjectMapper mapper = JsonMapper.builder(new JsonFactoryBuilder()
                    .characterEscapes(new TerminalEscapes())
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new SimpleModule()
                    .addSerializer(new OptionalValue())
                    .addSerializer(new StatusWord())
                    .addSerializer(new SeverityWord())
                    .addSerializer(Path.class, ToStringSerializer.instance)
                    .addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    /** The JSON text, ending in a line feed. */
    public String write(GoalResult result) {
        try {
            return mapper.writeValueAsString(result).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class OptionalValue extends StdSerializer<Optional> {
        private static final long serialVersionUID = 1L;

        OptionalValue() {
            super(Optional.class);
        }

        @Override
        public void serialize(Optional value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), json);
            } else {
                json.writeNull();
            }
        }
    }

    private static final class StatusWord extends StdSerializer<Status> {
        private static final long serialVersionUID = 1L;

        StatusWord() {
            super(Status.class);
        }

        @Override
        public void serialize(Status value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.word());
        }
    }

    private static final class SeverityWord extends StdSerializer<Severity> {
        private static final long serialVersionUID = 1L;

        SeverityWord() {
            super(Severity.class);
        }

        @Override
        public void serialize(Severity value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.word());
        }
    }

    /** Beside what JSON demands, what a terminal would obey. */
    private static final class TerminalEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int DELETE = 0x7F;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[DELETE] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        @SuppressWarnings("NullAway") // null leaves a character as it is
        public SerializableString getEscapeSequence(int c) {
            return c < Character.MIN_SUPPLEMENTARY_CODE_POINT && Printable.isControl((char) c)
                    ? new SerializedString(Printable.escaped((char) c))
                    : null;
        }
    }
}
