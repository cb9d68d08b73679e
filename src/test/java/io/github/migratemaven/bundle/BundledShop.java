package io.github.migratemaven.bundle;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.bundle.BundleLayout;
import io.github.migratemaven.engine.bundle.BundleRequest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bundles of the same project.
 *
 * @param older with the first revision only
 * @param newer with a hook, one in Java too, and a last one that waits while somebody holds the gate
 */
record BundledShop(Path older, Path newer) {
    /** Number of an advisory lock. */
    static final String GATE = "4711";

    static BundledShop in(Path made) {
        BundledShop bundles = new BundledShop(made.resolve("older.jar"), made.resolve("shop-1.0-migrations.jar"));
        Project project = new Project(made).withTable("a1", "");
        bundle(project, bundles.older);
        project.withFile("a2.java", """
            // Revision ID: a2
            // Revises: a1
            // Create Date: 2026-11-22T21:31:00Z
            // Message: Fill in Java
            import java.sql.Connection;
            import java.sql.SQLException;
            import java.sql.Statement;

            class Fill {
                void upgrade(Connection connection) throws SQLException {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("insert into a1 values (1)");
                    }
                }

                void downgrade(Connection connection) throws SQLException {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("delete from a1");
                    }
                }
            }
            """)
                .with(
                        "a3",
                        "a2",
                        "create table a3 (id int primary key); select pg_advisory_xact_lock(" + GATE + ");",
                        "drop table a3;");
        project.withFile("after-upgrade.sql", "comment on table a1 is 'by the hook';");
        bundle(project, bundles.newer);
        return bundles;
    }

    static void bundle(Project project, Path target) {
        project.engine()
                .bundle(new BundleRequest(
                        "shop", "1.0", "0", 17, BundleLayout.JAR, target, Optional.empty(), Optional.empty()));
    }
}
