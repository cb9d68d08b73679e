package io.github.migratemaven.plugin.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomEditTest {
    @TempDir
    private Path directory;

    @Test
    void addsToExistingSectionsAndTouchesNothingElse() throws IOException {
        String before = """
                <?xml version='1.0' encoding="UTF-8"?>
                <!-- licence -->
                <project   xmlns="http://maven.apache.org/POM/4.0.0">
                    <modelVersion>4.0.0</modelVersion>
                    <properties>
                        <a>1</a>   <!-- first -->
                    </properties>

                    <build>
                        <plugins>

                            <plugin><artifactId>y</artifactId ></plugin>
                            <!-- last -->
                        </plugins>
                    </build>
                </project>

                """;

        assertThat(edited(before, StandardCharsets.UTF_8))
                .isEqualTo(before.replace("<!-- first -->\n", """
                                <!-- first -->
                                        <migrate.url>embedded</migrate.url>
                                """).replace("<!-- last -->\n", """
                                <!-- last -->
                                            <plugin>
                                                <groupId>g</groupId>
                                                <artifactId>a</artifactId>
                                                <version>1</version>
                                            </plugin>
                                """));
    }

    @Test
    void createsMissingSectionsWithTheFilesOwnIndentAndLineEnds() throws IOException {
        String before = "<project>\r\n\t<artifactId>é</artifactId> <!-- kept -->\r\n</project>";

        assertThat(edited(before, StandardCharsets.UTF_8))
                .isEqualTo("<project>\r\n\t<artifactId>é</artifactId> <!-- kept -->"
                        + "\r\n\t<properties>\r\n\t\t<migrate.url>embedded</migrate.url>\r\n\t</properties>"
                        + "\r\n\t<build>\r\n\t\t<plugins>\r\n\t\t\t<plugin>"
                        + "\r\n\t\t\t\t<groupId>g</groupId>\r\n\t\t\t\t<artifactId>a</artifactId>"
                        + "\r\n\t\t\t\t<version>1</version>\r\n\t\t\t</plugin>\r\n\t\t</plugins>\r\n\t</build>"
                        + "\r\n</project>");
    }

    @Test
    void opensSelfClosingSections() throws IOException {
        String before = "<project>\n  <properties/>\n  <build><plugins/></build>\n</project>\n";

        assertThat(edited(before, StandardCharsets.UTF_8))
                .contains("  <properties>\n    <migrate.url>embedded</migrate.url>\n  </properties>\n")
                .contains("<build><plugins>\n      <plugin>\n        <groupId>g</groupId>\n");
    }

    @Test
    void keepsTheEncodingOfTheFile() throws IOException {
        String before =
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<project>\n  <name>Bücher</name>\n</project>\n";

        assertThat(edited(before, StandardCharsets.ISO_8859_1))
                .startsWith("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<project>\n  <name>Bücher</name>\n");
    }

    @Test
    void doesNothingTheSecondTime() throws IOException {
        String once = edited("<project>\n</project>\n", StandardCharsets.UTF_8);

        assertThat(edited(once, StandardCharsets.UTF_8)).isEqualTo(once);
    }

    @Test
    void leavesAFileAloneThatIsNotXml() throws IOException {
        Path pom = Files.writeString(directory.resolve("pom.xml"), "<project");

        assertThatThrownBy(() -> PomEdit.open(pom))
                .isInstanceOfSatisfying(MigrationFailure.class, failure -> assertThat(failure.advice())
                        .contains("by hand"));
        assertThat(pom).hasContent("<project");
    }

    private String edited(String text, Charset charset) throws IOException {
        Path pom = Files.write(directory.resolve("pom.xml"), text.getBytes(charset));
        PomEdit edit = PomEdit.open(pom);
        edit.addProperty("migrate.url", "embedded");
        edit.addPlugin("g", "a", "1");
        edit.save();
        return Files.readString(pom, charset);
    }
}
