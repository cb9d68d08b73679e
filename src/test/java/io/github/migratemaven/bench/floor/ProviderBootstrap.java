package io.github.migratemaven.bench.floor;

import jakarta.persistence.Persistence;
import java.nio.file.Path;
import java.util.Map;

/** What the JPA provider needs to turn the entities into a schema: no comparison of them is quicker. */
public final class ProviderBootstrap {

    private ProviderBootstrap() {}

    /** @param arguments the file to write the schema to; the persistence unit {@code bench} stands on the class path */
    public static void main(String[] arguments) {
        Persistence.generateSchema(
                "bench",
                Map.of(
                        "jakarta.persistence.schema-generation.scripts.action", "create",
                        "jakarta.persistence.schema-generation.scripts.create-target",
                                Path.of(arguments[0]).toString(),
                        "hibernate.boot.allow_jdbc_metadata_access", "false",
                        "hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect"));
    }
}
