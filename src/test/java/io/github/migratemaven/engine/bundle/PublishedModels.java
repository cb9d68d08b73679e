package io.github.migratemaven.engine.bundle;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * What Kubernetes takes, by the models that are generated from its published OpenAPI description: a field that it does not know,
 * one that is missing, and one of another type are refused, as its API server refuses them.
 */
final class PublishedModels {
    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(OffsetDateTime.class, new NoTime())
            .create();

    private PublishedModels() {}

    /** A model's own check, which is generated with it. */
    interface Check {
        void of(JsonElement json) throws IOException;
    }

    /** The fields of a file with one object. */
    static Map<String, Object> fields(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(options).load(yaml);
    }

    /**
     * Reads fields into a model.
     *
     * @throws IllegalArgumentException if they are not all that model's
     */
    static <T> T read(Map<String, Object> fields, Class<T> model, Check check) throws IOException {
        JsonElement json = GSON.toJsonTree(fields);
        check.of(json);
        T read = GSON.fromJson(json, model);
        requireWithin(json, GSON.toJsonTree(read));
        return read;
    }

    /** A reader takes 5 and true for texts; the API server does not. */
    private static void requireWithin(JsonElement written, JsonElement read) {
        if (written.isJsonObject()) {
            written.getAsJsonObject()
                    .entrySet()
                    .forEach(field -> requireWithin(
                            field.getValue(), read.getAsJsonObject().get(field.getKey())));
        } else if (written.isJsonArray()) {
            for (int index = 0; index < written.getAsJsonArray().size(); index++) {
                requireWithin(
                        written.getAsJsonArray().get(index),
                        read.getAsJsonArray().get(index));
            }
        } else if (!written.equals(read)) {
            throw new IllegalArgumentException(written + " would be " + read);
        }
    }

    private static final class NoTime extends TypeAdapter<OffsetDateTime> {
        @Override
        public OffsetDateTime read(JsonReader in) throws IOException {
            throw new IllegalArgumentException("A time: " + in.nextString());
        }

        @Override
        public void write(JsonWriter out, OffsetDateTime time) throws IOException {
            out.nullValue();
        }
    }
}
