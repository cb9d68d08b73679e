package io.github.migratemaven.api.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test a PostgreSQL database that the application's revisions have built: as a parameter of type
 * {@link TestDatabase}, {@link javax.sql.DataSource} or {@link java.sql.Connection} of a test method, a lifecycle method or
 * the constructor; or as a {@code String}, where the parameter itself is annotated: the JDBC URL with user and password.
 *
 * <p>A database that a test method or {@code @BeforeEach} asks for is that test's alone; one that {@code @BeforeAll} or the
 * constructor asks for is shared by the class. Each is a copy of a template, which is built once for the same revisions and
 * kept in the build directory of the topmost project, for all modules. The server is embedded, unless the system property {@code migrate.test.url} or the environment
 * variable {@code MIGRATE_TEST_URL} names one whose role may create databases.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MigratedDatabaseExtension.class)
public @interface MigratedDatabase {

    /** Directory of the revisions on the class path. */
    String revisions() default "db/revisions";

    /**
     * The revision that the database is at when the test begins: an id or its beginning, or {@code base}. A test of a data
     * migration begins before it, inserts rows as they were, and calls {@link TestDatabase#upgrade}.
     */
    String at() default "heads";
}
