package io.github.migratemaven.bench.work;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that every tool is asked to do.
 *
 * @param name as it is selected on the command line
 * @param history the revisions, made anew for each call; where a model is compared, those before the one that made its tables
 * @param tables how many the model has
 * @param copies how often it is done at the same time, all on one database
 */
public record Work(String name, Action action, Supplier<List<Change>> history, int tables, int copies) {
    private static final Pattern NAME = Pattern.compile("([a-z]+)-([0-9]+)(?:-([a-z]+)(?:-after-([0-9]+))?)?");
    private static final int TOGETHER = 8;

    private static final List<String> USUAL = List.of(
            "upgrade-1",
            "upgrade-100",
            "upgrade-1000",
            "noop-100",
            "noop-1000",
            "noop-5000",
            "current-1000",
            "history-1000",
            "upgrade-5000",
            "current-5000",
            "downgrade-100",
            "together-100",
            "inserts-10000",
            "copy-100",
            "autogenerate-20-new",
            "autogenerate-20-same",
            "autogenerate-20-column",
            "autogenerate-200-new",
            "autogenerate-200-same",
            "autogenerate-200-column",
            "autogenerate-1000-new",
            "autogenerate-1000-same",
            "autogenerate-1000-column",
            "autogenerate-200-same-after-200",
            "autogenerate-5000-same");

    /**
     * Those that are meant.
     *
     * @param words names, with whatever number, or what usual names begin with; without any, all usual ones
     */
    public static List<Work> selected(List<String> words) {
        Stream<String> names = words.isEmpty()
                ? USUAL.stream()
                : words.stream()
                        .flatMap(word -> named(word).isPresent()
                                ? Stream.of(word)
                                : USUAL.stream().filter(usual -> usual.startsWith(word + "-")));
        return names.map(Work::named).flatMap(Optional::stream).toList();
    }

    private static Optional<Work> named(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int size = Integer.parseInt(parts.group(2));
        int earlier = Optional.ofNullable(parts.group(4)).map(Integer::valueOf).orElse(0);
        Supplier<List<Change>> tables = () -> Change.tables(size);
        return switch (parts.group(1)) {
            case "upgrade" -> Optional.of(new Work(name, Action.UPGRADE, tables, 0, 1));
            case "noop" -> Optional.of(new Work(name, Action.NO_OP, tables, 0, 1));
            case "current" -> Optional.of(new Work(name, Action.CURRENT, tables, 0, 1));
            case "history" -> Optional.of(new Work(name, Action.HISTORY, tables, 0, 1));
            case "downgrade" -> Optional.of(new Work(name, Action.DOWNGRADE, tables, 0, 1));
            case "together" -> Optional.of(new Work(name, Action.UPGRADE, tables, 0, TOGETHER));
            case "inserts" -> Optional.of(new Work(name, Action.UPGRADE, () -> Change.inserts(size), 0, 1));
            case "copy" -> Optional.of(new Work(name, Action.UPGRADE, () -> Change.copy(size), 0, 1));
            case "autogenerate" ->
                comparison(Optional.ofNullable(parts.group(3)).orElse(""))
                        .map(action -> new Work(name, action, () -> Change.comingAndGoing(earlier), size, 1));
            default -> Optional.empty();
        };
    }

    private static Optional<Action> comparison(String change) {
        return switch (change) {
            case "new" -> Optional.of(Action.ALL_NEW);
            case "same" -> Optional.of(Action.NO_CHANGE);
            case "column" -> Optional.of(Action.ONE_COLUMN);
            default -> Optional.empty();
        };
    }
}
