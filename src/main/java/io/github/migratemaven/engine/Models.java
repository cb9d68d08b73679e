package io.github.migratemaven.engine;

import io.github.migratemaven.model.CombinedModel;
import io.github.migratemaven.model.JpaModel;
import io.github.migratemaven.model.JpaSource;
import io.github.migratemaven.model.SchemaModel;
import io.github.migratemaven.model.SqlFilesModel;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** The model that a request names, or that the project has. */
final class Models {
    private static final String JPA = "jpa";
    private static final String ENTITY = "jakarta/persistence/Entity.class";

    private Models() {}

    /** Fails as misconfigured where nothing describes a schema. */
    static SchemaModel of(ModelRequest request) {
        List<String> parts = request.parts().isEmpty() ? found(request) : request.parts();
        List<SchemaModel> models = new ArrayList<>();
        for (String part : parts) {
            models.add(
                    part.strip().equals(JPA)
                            ? jpa(request)
                            : new SqlFilesModel(request.baseDirectory().resolve(part.strip())));
        }
        return models.size() == 1 ? models.get(0) : new CombinedModel(models);
    }

    private static List<String> found(ModelRequest request) {
        if (request.classPath().stream().anyMatch(Models::holdsJakartaPersistence)) {
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
                request.extensions()));
    }

    private static boolean holdsJakartaPersistence(Path entry) {
        if (Files.isDirectory(entry)) {
            return Files.exists(entry.resolve(ENTITY));
        }
        if (!Files.isRegularFile(entry)) {
            return false;
        }
        try (ZipFile jar = new ZipFile(entry.toFile())) {
            return jar.getEntry(ENTITY) != null;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
