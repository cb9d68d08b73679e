package io.github.migratemaven.kind.sql;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Fragments that the kinds' queries and statements share. */
public final class Sql {
    /**
     * The role that objects belong to without further ado: whom the reader of the catalog names in {@code
     * migrate.usual_owner}, else the role that reads it.
     */
    public static final String USUAL_OWNER =
            "coalesce(nullif(pg_catalog.current_setting('migrate.usual_owner', true), ''), current_user)";

    private Sql() {}

    /** A column that newer servers have, and what stands for it on older ones. */
    public static String since(int version, int introduced, String expression, String before) {
        return version >= introduced ? expression : before;
    }

    /** A parenthesised list of options, or nothing. */
    public static String with(Collection<String> options) {
        return options.isEmpty() ? "" : " with (" + String.join(", ", options) + ")";
    }

    /** The names of {@code name=value} options. */
    public static String names(Collection<String> options) {
        return options.stream().map(Sql::optionName).collect(Collectors.joining(", "));
    }

    /** The name of a {@code name=value} option. */
    public static String optionName(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option : option.substring(0, equals);
    }

    /** The options of {@code from} that {@code to} no longer sets. */
    public static List<String> unset(List<String> from, List<String> to) {
        List<String> kept = to.stream().map(Sql::optionName).toList();
        return from.stream()
                .filter(option -> !kept.contains(optionName(option)))
                .toList();
    }

    /** The options of {@code to} that {@code from} does not set alike. */
    public static List<String> set(List<String> from, List<String> to) {
        return to.stream().filter(option -> !from.contains(option)).toList();
    }

    /** An expression for {@code reloptions} with values quoted where they need it. */
    public static String options(String column) {
        return CatalogQuery.of("""
                (select pg_catalog.array_agg(
                         o.option_name || '=' || case when o.option_value ~ '^[a-zA-Z0-9_.+-]+$' then o.option_value
                           else pg_catalog.quote_literal(o.option_value) end
                         order by o.option_name)
                       from pg_catalog.pg_options_to_table(:array) o)\
                """, Map.of("array", column));
    }
}
