package io.github.migratemaven.engine.psql;

import io.github.migratemaven.postgres.connection.ConnectionSettings;

/** A program that has nothing to do but open the psql of a folder. */
final class TerminalOwner {
    private TerminalOwner() {}

    public static void main(String[] arguments) {
        int exit = Psql.onPath(arguments[0]).orElseThrow().run(ConnectionSettings.local(5432, "shop", "owner"));
        System.out.println("psql ended with " + exit + ", and the JVM goes on");
    }
}
