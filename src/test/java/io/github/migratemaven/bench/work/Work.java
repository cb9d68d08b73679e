package io.github.migratemaven.bench.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that every tool is asked to do.
 *
 * @param name as it is selected on the command line
 * @param history the revisions, made anew for each call; none where a model is compared
 * @param tables how many the model has
 */
public record Work(String name, Action action, Supplier<List<Change>> history, int tables) {

    /** All there are, small ones first. */
    public static List<Work> all() {
        List<Work> works = new ArrayList<>();
        for (int revisions : List.of(1, 100, 1000)) {
            works.add(revisions("upgrade", Action.UPGRADE, revisions));
        }
        for (int revisions : List.of(100, 1000, 5000)) {
            works.add(revisions("noop", Action.NO_OP, revisions));
        }
        works.add(revisions("current", Action.CURRENT, 1000));
        works.add(revisions("history", Action.HISTORY, 1000));
        works.add(revisions("downgrade", Action.DOWNGRADE, 100));
        works.add(new Work("inserts-10000", Action.UPGRADE, () -> Change.inserts(10_000), 0));
        works.add(new Work("copy-100mb", Action.UPGRADE, () -> Change.copy(100), 0));
        for (int tables : List.of(20, 200, 1000)) {
            works.add(model(tables, "new", Action.ALL_NEW));
            works.add(model(tables, "same", Action.NO_CHANGE));
            works.add(model(tables, "column", Action.ONE_COLUMN));
        }
        return works;
    }

    private static Work revisions(String verb, Action action, int count) {
        return new Work(verb + "-" + count, action, () -> Change.tables(count), 0);
    }

    private static Work model(int tables, String change, Action action) {
        return new Work("autogenerate-" + tables + "-" + change, action, List::of, tables);
    }
}
