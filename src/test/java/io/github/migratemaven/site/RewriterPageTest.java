package io.github.migratemaven.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.api.rewrite.GeneratedChange;
import io.github.migratemaven.api.rewrite.RevisionRewriter;
import io.github.migratemaven.api.rewrite.Rewriting;
import io.github.migratemaven.testing.FastTempDir;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class that a page shows compiles as it stands there, and does what the page says of it. */
class RewriterPageTest {
    private static final Pattern HOUSE_RULES =
            Pattern.compile("```java\\n(package com\\.example;.*?class HouseRules .*?)```", Pattern.DOTALL);

    @TempDir(factory = FastTempDir.class)
    private Path directory;

    @Test
    void grantsNewTablesAndLeavesColumnsThatGo() throws Exception {
        GeneratedChange table = change(GeneratedChange.What.ADDED, "table", "table books");
        GeneratedChange gone = change(GeneratedChange.What.REMOVED, "column", "column books.title");
        GeneratedChange index = change(GeneratedChange.What.REMOVED, "index", "index ix");

        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {compiled().toUri().toURL()})) {
            RevisionRewriter rules = (RevisionRewriter)
                    classes.loadClass("com.example.HouseRules").getConstructor().newInstance();

            assertThat(rules.rewrite(List.of(table, gone, index)))
                    .isEqualTo(new Rewriting(
                            List.of(table, index),
                            List.of("grant select on table books to reporting"),
                            List.of("revoke select on table books from reporting")));
        }
    }

    private static GeneratedChange change(GeneratedChange.What what, String kind, String address) {
        return new GeneratedChange(what, kind, "of no concern", address, List.of());
    }

    private Path compiled() throws IOException {
        Matcher shown = HOUSE_RULES.matcher(Pages.text(Pages.MARKDOWN.resolve("writing-revisions.md")));
        assertThat(shown.find()).isTrue();
        Path source = Files.writeString(directory.resolve("HouseRules.java"), shown.group(1));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-d",
                        directory.toString(),
                        source.toString());
        assertThat(failed).isZero();
        return directory;
    }
}
