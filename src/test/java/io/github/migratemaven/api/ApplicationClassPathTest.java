package io.github.migratemaven.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@Slow
class ApplicationClassPathTest {
    @TempDir
    Path directory;

    /** As Spring Boot's: it loads what lies in archives within the application's archive. */
    private static final class Launched extends URLClassLoader {
        private final byte[] names;

        Launched(byte[] names, URL... places) {
            super(places, ApplicationClassPathTest.class.getClassLoader());
            this.names = names;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            return name.equals("com.example.Names") ? defineClass(name, names, 0, names.length) : super.findClass(name);
        }
    }

    @Test
    void aRevisionInJavaUsesWhatLiesInArchivesWithinTheApplication() throws IOException {
        byte[] names = compiledNames();
        Path revisions = Files.createDirectories(directory.resolve("resources/db/revisions"));
        Files.writeString(revisions.resolve("1_fill.java"), """
                // Revision ID: aa11
                // Revises:
                // Create Date: 2026-11-22T21:31:00Z
                // Message: Fill in Java
                import java.sql.Connection;

                class Fill {
                    void upgrade(Connection connection) throws Exception {
                        connection.createStatement().execute("create table " + com.example.Names.table() + " ()");
                    }

                    void downgrade(Connection connection) throws Exception {
                        connection.createStatement().execute("drop table named");
                    }
                }
                """);
        Database database = Database.fresh();
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.settings().displayUrl());
        dataSource.setUser(database.settings().user());
        URL library = new URL("jar:" + application(names).toUri() + "!/BOOT-INF/lib/library.jar!/");
        URL resources = directory.resolve("resources").toUri().toURL();

        try (URLClassLoader launched = new Launched(names, library, resources)) {
            Migrations.fromClasspath("db/revisions", launched)
                    .dataSource(dataSource)
                    .upgrade();
        }

        assertThat(database.tables()).containsExactly("named");
    }

    private byte[] compiledNames() throws IOException {
        Path source = Files.writeString(directory.resolve("Names.java"), """
                package com.example;
                public class Names {
                    public static String table() { return "named"; }
                }
                """);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", directory.toString(), source.toString()))
                .isZero();
        return Files.readAllBytes(directory.resolve("com/example/Names.class"));
    }

    private Path application(byte[] names) throws IOException {
        Path library = archive("library.jar", "com/example/Names.class", names);
        return archive("application.jar", "BOOT-INF/lib/library.jar", Files.readAllBytes(library));
    }

    private Path archive(String name, String entry, byte[] content) throws IOException {
        Path archive = directory.resolve(name);
        try (FileSystem opened = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path file = opened.getPath(entry);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }
        return archive;
    }
}
