package io.github.migratemaven.engine.server;

/**
 * The server that integration tests connect to; unlike the result that is shown, with everything it takes to do so.
 *
 * @param password empty where none is needed
 */
public record StartedServer(ServerResult result, String host, String database, String password) {

    @Override
    public String toString() {
        return result.toString();
    }
}
