package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.kind.database.ExtensionKind.Extension;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.shadow.StandIn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Extensions that a database has, and the server of the shadow has no files for. */
final class MissingExtensions {
    private static final int NAMED = 5;

    private MissingExtensions() {}

    /**
     * @param embedded whether it is a server that can have stand-ins
     * @throws MigrationFailure naming all of them, and what cannot do without them
     */
    static void refuse(Catalog wanted, ConnectionSettings shadow, boolean embedded) throws SQLException {
        Map<String, Boolean> available = available(shadow);
        List<Extension> missing = wanted.all(Extension.class).stream()
                .filter(extension -> isMissing(extension, wanted, available))
                .sorted(Comparator.comparing(Extension::id))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        throw MigrationFailure.failed(
                "The shadow's server lacks what the database has; nothing was written:\n"
                        + missing.stream()
                                .map(extension -> extension.id() + needs(dependents(wanted, extension)))
                                .collect(Collectors.joining("\n")),
                "Name a server that has it with -Dmigrate.shadowUrl=." + (embedded ? withStandIns(wanted, missing) : "")
                        + "\nOr leave it out of the revision: "
                        + missing.stream()
                                .map(extension -> "extension:" + extension.id().name())
                                .collect(Collectors.joining(",", "-Dmigrate.exclude=", "")),
                null);
    }

    /** A stand-in is not enough for what needs something of the extension. */
    private static boolean isMissing(Extension extension, Catalog wanted, Map<String, Boolean> available) {
        return Optional.ofNullable(available.get(extension.id().name()))
                .map(standIn -> standIn && !dependents(wanted, extension).isEmpty())
                .orElse(true);
    }

    /** Only for what nothing else needs. */
    private static String withStandIns(Catalog wanted, List<Extension> missing) {
        List<String> possible = missing.stream()
                .filter(extension -> dependents(wanted, extension).isEmpty())
                .map(MissingExtensions::standIn)
                .toList();
        return possible.isEmpty()
                ? ""
                : "\nOr try everything else with an empty stand-in: -DstubExtensions=" + String.join(",", possible);
    }

    private static String standIn(Extension extension) {
        return (extension.schema().isEmpty() ? "pg_catalog." : "")
                + extension.id().name()
                + (extension.pinnedVersion().isEmpty() ? "" : ":" + extension.pinnedVersion());
    }

    private static String needs(List<String> dependents) {
        if (dependents.isEmpty()) {
            return ", which nothing else needs";
        }
        int others = dependents.size() - NAMED;
        return ", needed by " + dependents.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (others > 0 ? " and " + others + " others" : "");
    }

    private static List<String> dependents(Catalog wanted, Extension extension) {
        return wanted.requirements().entrySet().stream()
                .filter(requirement -> requirement.getValue().contains(extension.id()))
                // Columns and keys of the extension's own tables are as little in the catalog as these.
                .filter(requirement -> wanted.contains(requirement.getKey()))
                .map(requirement -> requirement.getKey().toString())
                .sorted()
                .toList();
    }

    /** By name, whether it is a stand-in. */
    private static Map<String, Boolean> available(ConnectionSettings shadow) throws SQLException {
        Map<String, Boolean> names = new HashMap<>();
        try (Connection connection = PinnedSettings.open(shadow, Replay.DEFAULT_SCHEMA);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select name, comment from pg_catalog.pg_available_extensions")) {
            while (row.next()) {
                names.put(row.getString(1), StandIn.COMMENT.equals(row.getString(2)));
            }
        }
        return names;
    }
}
