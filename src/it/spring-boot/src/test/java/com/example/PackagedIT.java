package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.api.junit.MigratedDatabase;
import io.github.migratemaven.api.junit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The application as it is shipped: one jar, with the revisions in it and the engine in a jar in it. */
class PackagedIT {
    @Test
    void bringsAnEmptyDatabaseToTheHead(@MigratedDatabase(at = "base") TestDatabase database) throws Exception {
        Process application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        "target/spring-boot-1.0.0-SNAPSHOT.jar",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.jpa.hibernate.ddl-auto=validate")
                .redirectErrorStream(true)
                .start();
        String output = new String(application.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(application.waitFor()).as(output).isZero();
        assertThat(output).contains("Running upgrade  -> abcdef123456, Customers").contains("Open at [abcdef123456]");
    }
}
