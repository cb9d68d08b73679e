package io.github.migratemaven.postgres.connection;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** None of several servers can be used, or none of the wanted kind; holds for each the reason. */
public final class NoServerException extends SQLException {
    private static final long serialVersionUID = 1L;

    private static final Set<String> NOT_YET = Set.of("53300", "57P03");
    private static final String UNABLE_TO_CONNECT = "08001";

    /**
     * A server, and why it was not chosen.
     *
     * @param isOfOtherKind whether it answers, but is not what {@code targetServerType} wants
     */
    record Tried(ServerAddress server, SQLException reason, boolean isOfOtherKind) {
        static Tried failed(ServerAddress server, SQLException reason) {
            return new Tried(server, reason, false);
        }

        /** The server was reached, but is not of the wanted kind: it may become so. */
        static Tried ofOtherKind(ServerAddress server, boolean standby) {
            String word = standby ? " is a read-only standby" : " is no standby";
            return new Tried(server, new SQLException(server + word, UNABLE_TO_CONNECT), true);
        }

        private String state() {
            return String.valueOf(reason.getSQLState());
        }
    }

    private final transient List<Tried> tried;

    NoServerException(List<Tried> tried) {
        super(
                tried.stream()
                        .map(one -> String.valueOf(one.reason().getMessage()))
                        .collect(Collectors.joining("; ")),
                state(tried),
                tried.get(0).reason());
        this.tried = List.copyOf(tried);
    }

    /** A reason that time may remove stands before one that it does not. */
    private static String state(List<Tried> tried) {
        List<String> states = tried.stream().map(Tried::state).toList();
        return states.stream()
                .filter(NOT_YET::contains)
                .findFirst()
                .or(() ->
                        states.stream().filter(state -> state.startsWith("08")).findFirst())
                .orElse(states.get(0));
    }

    List<Tried> tried() {
        return tried;
    }
}
