package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.kind.database.ExtensionKind;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Extensions that a database has, and the server of the shadow has no files for. */
final class MissingExtensions {
    private static final int NAMED = 5;

    private MissingExtensions() {}

    /** @throws MigrationFailure naming all of them, and what cannot do without them */
    static void refuse(Catalog wanted, ConnectionSettings shadow) throws SQLException {
        Set<String> available = available(shadow);
        List<ObjectId> missing = wanted.all(ExtensionKind.Extension.class).stream()
                .map(ExtensionKind.Extension::id)
                .filter(id -> !available.contains(id.name()))
                .sorted()
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        throw MigrationFailure.failed(
                "The shadow's server lacks what the database has; nothing was written:\n"
                        + missing.stream().map(id -> id + needs(wanted, id)).collect(Collectors.joining("\n")),
                "Name a server that has it with -Dmigrate.shadowUrl=. Or go on without, where nothing else needs it: "
                        + missing.stream()
                                .map(id -> "extension:" + id.name())
                                .collect(Collectors.joining(",", "-Dmigrate.exclude=", ""))
                        + "; the revision does not create it then.",
                null);
    }

    private static String needs(Catalog wanted, ObjectId extension) {
        List<String> dependents = wanted.requirements().entrySet().stream()
                .filter(requirement -> requirement.getValue().contains(extension))
                .map(requirement -> requirement.getKey().toString())
                .sorted()
                .toList();
        if (dependents.isEmpty()) {
            return ", which nothing else needs";
        }
        int others = dependents.size() - NAMED;
        return ", needed by " + dependents.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (others > 0 ? " and " + others + " others" : "");
    }

    private static Set<String> available(ConnectionSettings shadow) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Connection connection = PinnedSettings.open(shadow, Replay.DEFAULT_SCHEMA);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select name from pg_catalog.pg_available_extensions")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }
}
