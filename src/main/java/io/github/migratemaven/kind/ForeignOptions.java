package io.github.migratemaven.kind;

import java.util.ArrayList;
import java.util.List;

/** Options of foreign-data objects, each {@code name 'value'}, and the {@code add}, {@code set}, {@code drop} between. */
final class ForeignOptions {
    private ForeignOptions() {}

    /** Names of options whose values no revision may carry. */
    private static final String SECRET =
            "o.option_name ~* 'password|passwd|passphrase|secret|token|credential|(private|access|api)_?key'"
                    + " and o.option_name <> 'password_required'";

    /** A query expression for a catalog's column of options. */
    static String query(String column) {
        return query(column, "true");
    }

    /** The same without those that hold a secret. */
    static String publicOnly(String column) {
        return query(column, "not (" + SECRET + ")");
    }

    /** A query expression for the names of the options that hold a secret, separated by commas; null for none. */
    static String secretNames(String column) {
        return "(select pg_catalog.string_agg(o.option_name, ', ' order by o.option_name)"
                + " from pg_catalog.pg_options_to_table(" + column + ") o where " + SECRET + ")";
    }

    private static String query(String column, String condition) {
        return "(select pg_catalog.array_agg(pg_catalog.quote_ident(o.option_name) || ' '"
                + " || pg_catalog.quote_literal(o.option_value) order by o.option_name)"
                + " from pg_catalog.pg_options_to_table(" + column + ") o where " + condition + ")";
    }

    static String clause(List<String> options) {
        return options.isEmpty() ? "" : " options (" + String.join(", ", options) + ")";
    }

    static String changeClause(List<String> from, List<String> to) {
        return from.equals(to) ? "" : " options (" + changes(from, to) + ")";
    }

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
