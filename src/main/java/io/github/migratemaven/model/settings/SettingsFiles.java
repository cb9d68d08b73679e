package io.github.migratemaven.model.settings;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds files of settings on the project's class path and in its directory, and divides them into documents. */
final class SettingsFiles {
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".properties");

    private final ClassLoader project;
    private final Path directory;

    SettingsFiles(ClassLoader project, Path directory) {
        this.project = project;
        this.directory = directory;
    }

    /**
     * The documents of a file of the class path, in each kind in which there is one, the stronger kind last.
     *
     * @param name of the resource, without its ending
     */
    List<Document> onClassPath(String name) {
        List<Document> documents = new ArrayList<>();
        for (String ending : ENDINGS) {
            URL file = project.getResource(name + ending);
            if (file != null) {
                documents.addAll(read(name + ending, file));
            }
        }
        return documents;
    }

    /** The same of a file below the project's directory. */
    List<Document> inDirectory(String name) {
        List<Document> documents = new ArrayList<>();
        for (String ending : ENDINGS) {
            Path file = directory.resolve(name + ending);
            if (Files.isRegularFile(file)) {
                try {
                    documents.addAll(read(name + ending, file.toUri().toURL()));
                } catch (MalformedURLException e) {
                    throw new IllegalArgumentException(file + " has no URL", e);
                }
            }
        }
        return documents;
    }

    private List<Document> read(String name, URL file) {
        try (InputStream stream = file.openStream()) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return name.endsWith(".properties") ? PropertiesFile.read(name, text) : YamlFile.read(name, text, project);
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    file + " cannot be read: " + e.getMessage(), "Correct the file; the application reads it too.", e);
        }
    }
}
