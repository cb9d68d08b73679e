package io.github.migratemaven.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** An application has the plugin's own classes and PostgreSQL's driver, and nothing else that the plugin uses. */
@Slow
class ApplicationDependenciesTest {
    @TempDir
    Path revisions;

    @Test
    void theApiNeedsNothingButTheDriver() throws IOException, ReflectiveOperationException {
        Files.writeString(revisions.resolve("1.sql"), """
                -- Revision ID: aa11
                -- Revises:
                -- Create Date: 2026-11-22T21:31:00Z
                -- Message: Add orders

                -- migrate:upgrade

                create table orders (id int);

                -- migrate:downgrade

                drop table orders;
                """);
        Database database = Database.fresh();
        URL[] classPath = {placeOf(Migrations.class), placeOf(PGSimpleDataSource.class)};

        try (URLClassLoader application = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Class<?> dataSourceType = application.loadClass(PGSimpleDataSource.class.getName());
            Object dataSource = dataSourceType.getConstructor().newInstance();
            dataSourceType
                    .getMethod("setUrl", String.class)
                    .invoke(dataSource, database.settings().displayUrl());
            dataSourceType
                    .getMethod("setUser", String.class)
                    .invoke(dataSource, database.settings().user());
            Class<?> api = application.loadClass(Migrations.class.getName());
            Object migrations = api.getMethod("fromDirectory", Path.class).invoke(null, revisions);
            migrations = api.getMethod("dataSource", DataSource.class).invoke(migrations, dataSource);

            assertThat((List<?>) api.getMethod("upgrade").invoke(migrations)).hasSize(1);
            api.getMethod("requireHead").invoke(migrations);
            api.getMethod("current").invoke(migrations);
            assertThat((List<?>) api.getMethod("plan").invoke(migrations)).isEmpty();
        }
        assertThat(database.tables()).containsExactly("orders");
    }

    private static URL placeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
