package io.github.migratemaven.postgres.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What settings come to on a machine whose user is known. */
record Resolution(Path home) {

    DatabaseTarget.Server server(
            Map<String, String> commandLine, Map<String, String> environment, Map<String, String> pom) {
        return (DatabaseTarget.Server) resolve(commandLine, environment, pom);
    }

    DatabaseTarget resolve(Map<String, String> commandLine, Map<String, String> environment, Map<String, String> pom) {
        Map<String, String> withUser = new HashMap<>(environment);
        withUser.putIfAbsent("USER", "os-user");
        return SettingsResolver.resolve(new SettingsInputs(commandLine, withUser, pom, Optional.empty(), home));
    }
}
