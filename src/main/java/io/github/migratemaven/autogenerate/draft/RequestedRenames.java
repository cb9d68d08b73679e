package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Renameable;
import io.github.migratemaven.report.MigrationFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The renames that the user asked for, as SQL both ways. */
public final class RequestedRenames {
    private final List<Statement> forward = new ArrayList<>();
    private final List<Statement> back = new ArrayList<>();

    public RequestedRenames(List<Rename> renames, Catalog present, String defaultSchema) {
        for (Rename rename : renames) {
            Renameable found = find(rename, present, defaultSchema);
            forward.add(found.statement().apply(found.name(), rename.name()));
            back.add(found.statement().apply(rename.name(), found.name()));
        }
        Collections.reverse(back);
    }

    private static Renameable find(Rename rename, Catalog present, String defaultSchema) {
        for (SchemaObject object : present.objects()) {
            for (Renameable one : present.kinds().of(object).renameable(object)) {
                if (one.dotted().equals(rename.object())
                        || one.dotted().equals(defaultSchema + "." + rename.object())) {
                    return one;
                }
            }
        }
        throw MigrationFailure.misconfigured(
                "There is no table, column or enum value '" + rename.object()
                        + "' in what the revisions build, so it cannot be" + " renamed to '" + rename.name() + "'.",
                "Name it as it is called now: -Drename=table.column:new_name or -Drename=enum.value:new_value, with the schema in front unless that is '"
                        + defaultSchema + "'.");
    }

    public List<Statement> forward() {
        return forward;
    }

    List<Statement> back() {
        return back;
    }
}
