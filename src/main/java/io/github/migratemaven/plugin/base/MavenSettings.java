package io.github.migratemaven.plugin.base;

import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.postgres.settings.Credentials;
import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.postgres.settings.SettingsInputs;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** Everything that Maven knows about how to reach the database. */
public final class MavenSettings {
    private static final String ENVIRONMENT = "env.";

    private final MigrateMojo goal;
    private final MavenSession session;
    private final SettingsDecrypter decrypter;

    MavenSettings(MigrateMojo goal, SettingsDecrypter decrypter) {
        this.goal = goal;
        this.session = goal.session();
        this.decrypter = decrypter;
    }

    /**
     * URL and password come as unevaluated configuration: with {@code -X} Maven prints the value of every parameter
     * that it evaluates itself.
     */
    SettingsInputs inputs(
            @Nullable PlexusConfiguration url,
            @Nullable String username,
            @Nullable PlexusConfiguration password,
            @Nullable String serverId) {
        Map<String, String> pom = new HashMap<>();
        evaluate(url).ifPresent(value -> pom.put("url", value));
        evaluate(password).ifPresent(value -> pom.put("password", value));
        if (username != null) {
            pom.put("username", username);
        }
        return new SettingsInputs(
                commandLine(), environment(), pom, Optional.ofNullable(serverId).map(this::credentials), home());
    }

    /** A URL that names its server, and its user too unless libpq's password file knows that. */
    Optional<SettingsInputs> shadow(@Nullable PlexusConfiguration url) {
        return evaluate(url)
                .map(value -> new SettingsInputs(Map.of("url", value), Map.of(), Map.of(), Optional.empty(), home()));
    }

    /** @param configured the values of the goal's own configuration, which win over the POM's properties */
    ParameterValues parameters(MavenProject project, Map<String, String> configured) {
        Map<String, String> pom = new HashMap<>();
        named(project.getProperties()).forEach((name, value) -> {
            if (name.startsWith(ParameterValues.PROPERTY)) {
                pom.put(name.substring(ParameterValues.PROPERTY.length()), value);
            }
        });
        configured.forEach((name, value) -> pom.put(name, value == null ? "" : value));
        return ParameterValues.of(named(session.getUserProperties()), environment(), pom);
    }

    private static Map<String, String> named(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private Path home() {
        return Path.of(session.getSystemProperties().getProperty("user.home", ""));
    }

    private Map<String, String> commandLine() {
        Properties typed = session.getUserProperties();
        Map<String, String> settings = new HashMap<>();
        for (String name : List.of("url", "username", "password")) {
            String value = typed.getProperty("migrate." + name);
            if (value != null) {
                settings.put(name, value);
            }
        }
        return settings;
    }

    /** As Maven took it up at its start, which in a daemon is the client's and not the process's. */
    private Map<String, String> environment() {
        Properties system = session.getSystemProperties();
        Map<String, String> variables = new HashMap<>();
        for (String name : system.stringPropertyNames()) {
            if (name.startsWith(ENVIRONMENT)) {
                variables.put(name.substring(ENVIRONMENT.length()), system.getProperty(name));
            }
        }
        return variables;
    }

    private Optional<String> evaluate(@Nullable PlexusConfiguration parameter) {
        if (parameter == null || parameter.getValue() == null) {
            return Optional.empty();
        }
        try {
            Object value = new PluginParameterExpressionEvaluator(session, goal.mojoExecution())
                    .evaluate(parameter.getValue());
            return Optional.ofNullable(value).map(Object::toString);
        } catch (ExpressionEvaluationException e) {
            throw MigrationFailure.misconfigured(
                    "The parameter " + parameter.getName() + " cannot be evaluated.", "Correct its expression.", e);
        }
    }

    private Credentials credentials(String serverId) {
        Server server = session.getSettings().getServer(serverId);
        if (server == null) {
            throw MigrationFailure.misconfigured(
                    "settings.xml has no <server> with the id '" + serverId + "'.",
                    "Add one with <username> and <password>, or correct migrate.serverId.");
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw MigrationFailure.misconfigured(
                        "The password of the server '" + serverId + "' in settings.xml cannot be decrypted: "
                                + problem.getMessage(),
                        "Encrypt it again with mvn --encrypt-password (Maven 4: mvnenc).");
            }
        }
        Server decrypted = result.getServer();
        return new Credentials(
                Optional.ofNullable(decrypted.getUsername()),
                Optional.ofNullable(decrypted.getPassword()).map(Secret::of));
    }
}
