package io.github.migratemaven.engine.revision;

import io.github.migratemaven.model.CombinedModel;
import io.github.migratemaven.model.JpaModel;
import io.github.migratemaven.model.ModelWithRows;
import io.github.migratemaven.model.ReferenceTables;
import io.github.migratemaven.model.SchemaModel;
import io.github.migratemaven.model.SqlFilesModel;
import io.github.migratemaven.model.entity.JpaSource;
import io.github.migratemaven.model.entity.Surroundings;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** The model that a request names, or that the project has. */
public final class Models {
    private static final String JPA = "jpa";
    /** Of today's API; of the former one, which the model names; and of a provider that lacks its API, which it tells. */
    private static final List<String> SIGNS_OF_JPA = List.of(
            "jakarta/persistence/Entity.class",
            "javax/persistence/Entity.class",
            "org/hibernate/jpa/HibernatePersistenceProvider.class");

    private Models() {}

    /** Whether anything describes a schema: what the request names, or what the project has. */
    public static boolean exist(ModelRequest request) {
        return !request.parts().isEmpty() || request.classPath().stream().anyMatch(Models::holdsPersistence);
    }

    /** Whether a model of these parts, or the project's own where there are none, is read from classes. */
    public static boolean needClasses(List<String> parts) {
        return parts.isEmpty() || parts.stream().anyMatch(Models::isJpa);
    }

    private static boolean isJpa(String part) {
        return part.strip().equals(JPA);
    }

    /** Fails as misconfigured where nothing describes a schema. */
    public static SchemaModel of(ModelRequest request) {
        List<String> parts = request.parts().isEmpty() ? found(request) : request.parts();
        List<SchemaModel> models = new ArrayList<>();
        for (String part : parts) {
            models.add(
                    isJpa(part)
                            ? jpa(request)
                            : new SqlFilesModel(request.baseDirectory().resolve(part.strip())));
        }
        SchemaModel model = models.size() == 1 ? models.get(0) : new CombinedModel(models);
        ReferenceTables reference = request.reference();
        return reference.equals(ReferenceTables.NONE) ? model : new ModelWithRows(model, reference);
    }

    private static List<String> found(ModelRequest request) {
        if (request.classPath().stream().anyMatch(Models::holdsPersistence)) {
            return List.of(JPA);
        }
        throw MigrationFailure.misconfigured(
                "There is no model to compare with: the project does not use Jakarta Persistence, and no SQL files are"
                        + " named.",
                "Name a SQL file or a directory of them with -Dmigrate.model=src/main/db/schema.sql, or write an empty"
                        + " revision with -Dempty.");
    }

    private static SchemaModel jpa(ModelRequest request) {
        return new JpaModel(new JpaSource(
                request.classPath(),
                request.entityRoots(),
                request.packages(),
                request.persistenceUnit(),
                request.properties(),
                request.extensions(),
                new Surroundings(request.baseDirectory(), request.surroundings(), request.relatives())));
    }

    private static boolean holdsPersistence(Path entry) {
        if (Files.isDirectory(entry)) {
            return SIGNS_OF_JPA.stream().anyMatch(sign -> Files.exists(entry.resolve(sign)));
        }
        if (!Files.isRegularFile(entry)) {
            return false;
        }
        try (ZipFile jar = new ZipFile(entry.toFile())) {
            return SIGNS_OF_JPA.stream().anyMatch(sign -> jar.getEntry(sign) != null);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
