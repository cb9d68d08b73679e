package io.github.migratemaven.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tables whose rows are a part of the model.
 *
 * @param columns by table, as a person writes it ({@code countries}, {@code app.currencies}): which columns the model states;
 *     empty for all whose values do not come from a computed default
 * @param deletes whether rows that the model lacks are deleted, rather than left alone
 */
public record ReferenceTables(Map<String, List<String>> columns, boolean deletes) {
    public static final ReferenceTables NONE = new ReferenceTables(Map.of(), false);

    public ReferenceTables {
        columns = Map.copyOf(columns);
    }

    /** The tables of both. */
    public ReferenceTables with(ReferenceTables other) {
        Map<String, List<String>> all = new TreeMap<>(columns);
        all.putAll(other.columns);
        return new ReferenceTables(all, deletes || other.deletes);
    }
}
