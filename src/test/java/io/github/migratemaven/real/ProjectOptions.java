package io.github.migratemaven.real;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What a project cannot tell by itself, from {@code NAME.properties} beside the folder {@code NAME}. All keys are
 * optional:
 *
 * <ul>
 *   <li>{@code module}: the folders of the modules to run, separated by commas; {@code .} is the project itself
 *   <li>{@code maven}: further arguments of every Maven run, such as {@code -Pfast -Dskip.npm}
 *   <li>{@code revision}: further arguments of the goal {@code revision}, such as {@code -Dmigrate.persistenceUnit=shop}
 *   <li>{@code main}: the class of the Spring Boot application
 *   <li>{@code unit}: the unit of {@code persistence.xml}
 *   <li>{@code application}: further settings that the application is started with, each {@code name=value}
 *   <li>{@code before}: a SQL file (beside this one) that prepares the application's database, such as {@code create
 *       extension}; in ours that is the revisions' matter
 *   <li>{@code classpath}: {@code test} when the provider is only there for tests
 *   <li>{@code java}: the home of the JDK
 * </ul>
 *
 * Values are divided at spaces.
 */
record ProjectOptions(Path file, Properties values) {

    static ProjectOptions of(Path project) throws IOException {
        Path file = project.resolveSibling(project.getFileName() + ".properties");
        Properties values = new Properties();
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                values.load(reader);
            }
        }
        return new ProjectOptions(file, values);
    }

    List<String> modules() {
        return split("module", ",");
    }

    List<String> maven() {
        return split("maven", "\\s+");
    }

    List<String> revision() {
        return split("revision", "\\s+");
    }

    List<String> application() {
        return split("application", "\\s+");
    }

    Optional<String> main() {
        return text("main");
    }

    Optional<String> unit() {
        return text("unit");
    }

    Optional<Path> before() {
        return text("before").map(file::resolveSibling);
    }

    Optional<Path> java() {
        return text("java").map(Path::of);
    }

    String scope() {
        return text("classpath").orElse("runtime");
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.getProperty(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private List<String> split(String key, String separator) {
        return text(key).map(value -> List.of(value.split(separator))).orElse(List.of());
    }
}
