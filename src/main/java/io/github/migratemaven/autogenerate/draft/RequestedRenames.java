package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Renameable;
import io.github.migratemaven.kind.database.SchemaKind;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The renames that the user asked for, as SQL both ways. */
public final class RequestedRenames {
    private final List<Statement> forward = new ArrayList<>();
    private final List<Statement> back = new ArrayList<>();
    private final Set<String> schemas = new HashSet<>();

    private record Found(Rename rename, Renameable object) {}

    public RequestedRenames(List<Rename> renames, Catalog present, String defaultSchema) {
        present.all(SchemaKind.Schema.class)
                .forEach(schema -> schemas.add(schema.id().name()));
        renames.stream()
                .map(rename -> new Found(rename, find(rename, renames, present, defaultSchema)))
                // columns first, while their tables are still called as they were
                .sorted(Comparator.comparing(found -> found.object().whole().isEmpty()))
                .forEach(found -> add(found.rename(), found.object()));
        Collections.reverse(back);
    }

    private void add(Rename rename, Renameable object) {
        String name = rename.name();
        int dot = name.indexOf('.');
        boolean moves = dot > 0 && object.move().isPresent();
        String last = moves ? name.substring(dot + 1) : name;
        if (!last.equals(object.name())) {
            forward.add(object.statement().apply(object.name(), last));
            back.add(object.statement().apply(last, object.name()));
        }
        if (moves) {
            move(object.move().orElseThrow(), last, object.schema(), name.substring(0, dot));
        }
    }

    private void move(Renameable.Move move, String name, String from, String to) {
        if (from.equals(to)) {
            return;
        }
        if (schemas.add(to)) {
            forward.add(Statement.of("create schema " + Quoting.name(to)));
            back.add(Statement.of("drop schema " + Quoting.name(to)));
        }
        forward.add(move.statement(name, from, to));
        back.add(move.statement(name, to, from));
    }

    private static Renameable find(Rename rename, List<Rename> all, Catalog present, String defaultSchema) {
        return named(rename.object(), present, defaultSchema)
                .or(() -> all.stream()
                        .filter(other -> rename.object().startsWith(other.name() + "."))
                        .map(other -> other.object()
                                + rename.object().substring(other.name().length()))
                        .flatMap(earlier -> named(earlier, present, defaultSchema).stream())
                        .findFirst())
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "There is no table, sequence, column or enum value '" + rename.object()
                                + "' in what the revisions build, so it cannot be renamed to '" + rename.name() + "'.",
                        "Name it as it is called now: -Drename=table.column:new_name or -Drename=enum.value:new_value,"
                                + " with the schema in front unless that is '"
                                + defaultSchema + "'."));
    }

    private static Optional<Renameable> named(String name, Catalog present, String defaultSchema) {
        for (SchemaObject object : present.objects()) {
            for (Renameable one : present.kinds().of(object).renameable(object)) {
                if (one.dotted().equals(name) || one.dotted().equals(defaultSchema + "." + name)) {
                    return Optional.of(one);
                }
            }
        }
        return Optional.empty();
    }

    public List<Statement> forward() {
        return forward;
    }

    List<Statement> back() {
        return back;
    }
}
