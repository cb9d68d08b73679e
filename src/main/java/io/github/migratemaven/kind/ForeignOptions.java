package io.github.migratemaven.kind;

import java.util.ArrayList;
import java.util.List;

/** Options of foreign-data objects, each {@code name 'value'}, and the {@code add}, {@code set}, {@code drop} between. */
final class ForeignOptions {
    private ForeignOptions() {}

    static String changes(List<String> from, List<String> to) {
        List<String> names = from.stream().map(ForeignOptions::name).toList();
        List<String> kept = to.stream().map(ForeignOptions::name).toList();
        List<String> changes = new ArrayList<>();
        names.stream().filter(name -> !kept.contains(name)).forEach(name -> changes.add("drop " + name));
        to.stream()
                .filter(option -> !from.contains(option))
                .forEach(option -> changes.add((names.contains(name(option)) ? "set " : "add ") + option));
        return String.join(", ", changes);
    }

    private static String name(String option) {
        return option.substring(0, option.indexOf(" '"));
    }
}
