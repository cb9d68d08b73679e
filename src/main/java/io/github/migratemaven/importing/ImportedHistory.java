package io.github.migratemaven.importing;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.revision.hook.Hook;
import java.util.List;
import java.util.Optional;

/**
 * Another tool's history, read and understood.
 *
 * @param table in which the tool keeps its history
 * @param tableSchema a schema that may be there for that table alone
 * @param scripts each after those that it follows
 * @param original lets the tool itself build its schema
 * @param notes what is not carried over, a sentence each
 * @param hooks what runs with each upgrade besides the scripts; no part of what the tool and the revisions build
 */
public record ImportedHistory(
        OtherTool tool,
        String table,
        Optional<String> tableSchema,
        List<ImportedScript> scripts,
        OriginalRun original,
        List<String> notes,
        List<Hook> hooks) {

    /** One without hooks. */
    public ImportedHistory(
            OtherTool tool, String table, List<ImportedScript> scripts, OriginalRun original, List<String> notes) {
        this(tool, table, Optional.empty(), scripts, original, notes, List.of());
    }

    /** Whether it is the tool's table, hangs on it or holds it: no part of what the scripts build. */
    public boolean keeps(ObjectId id) {
        return OtherTool.keeps(id)
                || tableSchema
                        .filter(schema -> id.path().equals(List.of(schema)))
                        .isPresent()
                || (id.path().size() > 1
                        && (id.path().get(1).equals(table) || id.path().get(1).startsWith(table + "_")));
    }

    public ImportedHistory {
        scripts = List.copyOf(scripts);
        notes = List.copyOf(notes);
        hooks = List.copyOf(hooks);
    }
}
