package io.github.migratemaven.autogenerate;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.EnumKind;
import io.github.migratemaven.postgres.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The renames that the user asked for, as SQL both ways. */
final class RequestedRenames {
    private final List<Statement> forward = new ArrayList<>();
    private final List<Statement> back = new ArrayList<>();

    RequestedRenames(List<Rename> renames, Catalog present, String defaultSchema) {
        for (Rename rename : renames) {
            Optional<EnumKind.EnumType> type = enumWith(rename, present, defaultSchema);
            if (type.isPresent()) {
                String value = type.get().values().stream()
                        .filter(label -> rename.object().endsWith("." + label))
                        .findFirst()
                        .orElseThrow();
                forward.add(value(type.get(), value, rename.name()));
                back.add(value(type.get(), rename.name(), value));
                continue;
            }
            ObjectId id = find(rename, present, defaultSchema);
            List<String> path = id.path();
            String schema = path.get(0).equals(defaultSchema) ? "" : Quoting.identifier(path.get(0)) + ".";
            String relation = schema + Quoting.identifier(path.get(1));
            if (id.kind().equals("column")) {
                forward.add(column(relation, id.name(), rename.name()));
                back.add(column(relation, rename.name(), id.name()));
            } else {
                String renamed = schema + Quoting.identifier(rename.name());
                forward.add(table(relation, rename.name()));
                back.add(table(renamed, id.name()));
            }
        }
        Collections.reverse(back);
    }

    /** The enum that has the value {@code type.value}. */
    private static Optional<EnumKind.EnumType> enumWith(Rename rename, Catalog present, String defaultSchema) {
        return present.all(EnumKind.EnumType.class).stream()
                .filter(type -> type.values().stream()
                        .map(value -> type.id().dotted() + "." + value)
                        .anyMatch(dotted ->
                                dotted.equals(rename.object()) || dotted.equals(defaultSchema + "." + rename.object())))
                .findFirst();
    }

    private static Statement value(EnumKind.EnumType type, String from, String to) {
        return Statement.of("alter type " + type.reference() + " rename value " + Quoting.literal(from) + " to "
                + Quoting.literal(to));
    }

    private static Statement column(String table, String from, String to) {
        return Statement.of("alter table " + table + " rename column " + Quoting.identifier(from) + " to "
                + Quoting.identifier(to));
    }

    private static Statement table(String table, String to) {
        return Statement.of("alter table " + table + " rename to " + Quoting.identifier(to));
    }

    private static ObjectId find(Rename rename, Catalog present, String defaultSchema) {
        for (ObjectId id : present.ids()) {
            boolean renameable = id.kind().equals("column") || id.kind().equals("table");
            if (renameable
                    && (id.dotted().equals(rename.object())
                            || id.dotted().equals(defaultSchema + "." + rename.object()))) {
                return id;
            }
        }
        throw MigrationFailure.misconfigured(
                "There is no table, column or enum value '" + rename.object()
                        + "' in what the revisions build, so it cannot be" + " renamed to '" + rename.name() + "'.",
                "Name it as it is called now: -Drename=table.column:new_name or -Drename=enum.value:new_value, with the schema in front unless that is '"
                        + defaultSchema + "'.");
    }

    List<Statement> forward() {
        return forward;
    }

    List<Statement> back() {
        return back;
    }
}
