package io.github.migratemaven.shadow;

/** What a user can do when the embedded PostgreSQL does not serve. */
final class Troubleshooting {
    static final String USE_A_SERVER = "Name a server on which databases may be created: -Dmigrate.shadowUrl="
            + "jdbc:postgresql://HOST/postgres for comparisons, -Dmigrate.url=… for the database itself.";

    static final String OTHER_SHADOW =
            "name another server for comparisons: -Dmigrate.shadowUrl=jdbc:postgresql://HOST/postgres";

    private Troubleshooting() {}
}
