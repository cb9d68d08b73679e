package io.github.migratemaven.kind.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Options of foreign-data objects, each {@code name 'value'}, and the {@code add}, {@code set}, {@code drop} between. */
public final class ForeignOptions {
    private ForeignOptions() {}

    /** True for an option {@code o} whose value no revision may carry. */
    private static final String SECRET = """
            o.option_name ~* 'password|passwd|passphrase|secret|token|credential|(private|access|api)_?key'
                         and o.option_name <> 'password_required'\
            """;

    /** A query expression for a catalog's column of options. */
    public static String query(String column) {
        return query(column, "true");
    }

    /** The same without those that hold a secret. */
    public static String publicOnly(String column) {
        return query(column, "not (" + SECRET + ")");
    }

    /** A query expression for the names of the options that hold a secret, separated by commas; null for none. */
    public static String secretNames(String column) {
        return CatalogQuery.of("""
                (select pg_catalog.string_agg(o.option_name, ', ' order by o.option_name)
                       from pg_catalog.pg_options_to_table(:array) o
                       where :secret)\
                """, Map.of("array", column, "secret", SECRET));
    }

    private static String query(String column, String condition) {
        return CatalogQuery.of("""
                (select pg_catalog.array_agg(
                         pg_catalog.quote_ident(o.option_name) || ' ' || pg_catalog.quote_literal(o.option_value)
                         order by o.place)
                       from pg_catalog.pg_options_to_table(:array)
                         with ordinality o(option_name, option_value, place)
                       where :condition)\
                """, Map.of("array", column, "condition", condition));
    }

    /** The OPTIONS clause of a CREATE, with a blank before it; empty for none. */
    public static String clause(List<String> options) {
        return options.isEmpty() ? "" : " options (" + String.join(", ", options) + ")";
    }

    /** The OPTIONS clause of an ALTER, with a blank before it; empty where nothing changes. */
    public static String changeClause(List<String> from, List<String> to) {
        return from.equals(to) ? "" : " options (" + changes(from, to) + ")";
    }

    /** What stands between the parentheses of an ALTER's OPTIONS. */
    public static String changes(List<String> from, List<String> to) {
        Set<String> kept = kept(from, to);
        List<String> changes = new ArrayList<>();
        from.stream()
                .map(ForeignOptions::name)
                .filter(name -> !kept.contains(name))
                .forEach(name -> changes.add("drop " + name));
        to.stream()
                .filter(option -> !kept.contains(name(option)) || !from.contains(option))
                .forEach(option -> changes.add((kept.contains(name(option)) ? "set " : "add ") + option));
        return String.join(", ", changes);
    }

    /** The names of those that keep their place: a new option comes last, so whatever follows one is added again. */
    private static Set<String> kept(List<String> from, List<String> to) {
        List<String> names = from.stream().map(ForeignOptions::name).toList();
        Set<String> kept = new LinkedHashSet<>();
        int place = -1;
        for (String option : to) {
            int found = names.indexOf(name(option));
            if (found <= place) {
                break;
            }
            place = found;
            kept.add(name(option));
        }
        return kept;
    }

    private static String name(String option) {
        boolean quoted = false;
        int end = 0;
        while (quoted || option.charAt(end) != ' ') {
            quoted ^= option.charAt(end) == '"';
            end++;
        }
        return option.substring(0, end);
    }
}
