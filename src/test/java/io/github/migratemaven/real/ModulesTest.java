package io.github.migratemaven.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesTest {
    private static final String JPA = "<artifactId>spring-boot-starter-data-jpa</artifactId>";

    @TempDir
    private Path project;

    @Test
    void takesTheApplicationRatherThanTheModuleOfItsEntities() throws IOException {
        write("pom.xml", "");
        write("domain/pom.xml", JPA);
        write("domain/src/main/java/Customer.java", "@Entity class Customer {}");
        write("web/pom.xml", JPA);
        write("web/src/main/java/Shop.java", "@SpringBootApplication class Shop {}");

        assertThat(Modules.of(project)).containsExactly(project.resolve("web"));
    }

    @Test
    void passesOverAnApplicationWithoutAnythingOfJpa() throws IOException {
        write("pom.xml", "");
        write("gateway/pom.xml", "<artifactId>spring-boot-starter-web</artifactId>");
        write("gateway/src/main/java/Gateway.java", "@SpringBootApplication class Gateway {}");
        write("domain/pom.xml", JPA);
        write("domain/src/main/kotlin/Customer.kt", "@Entity class Customer");

        assertThat(Modules.of(project)).containsExactly(project.resolve("domain"));
    }

    @Test
    void takesEveryModuleThatDeclaresAUnit() throws IOException {
        write("pom.xml", "");
        write("a/pom.xml", "");
        write("a/src/main/resources/META-INF/persistence.xml", "<persistence/>");
        write("b/pom.xml", "");
        write("b/src/main/resources/META-INF/persistence.xml", "<persistence/>");

        assertThat(Modules.of(project)).containsExactly(project.resolve("a"), project.resolve("b"));
    }

    private void write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
