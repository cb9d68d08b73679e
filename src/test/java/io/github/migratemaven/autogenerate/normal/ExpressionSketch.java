package io.github.migratemaven.autogenerate.normal;

import java.util.List;

/** Conditions over one table that lists of small numbers decide; each is one that PostgreSQL accepts. */
final class ExpressionSketch {
    static final String TABLE = """
            create table t (i int, n numeric(10, 2), v varchar(20), c char(3), x text, b boolean, d date, z timestamptz,
                a text[], va varchar(5)[], j jsonb, r int4range, o bigint, f real);
            """;
    private static final int DEEPEST = 3;

    private final List<Integer> choices;
    private int next;

    private ExpressionSketch(List<Integer> choices) {
        this.choices = choices;
    }

    static String condition(List<Integer> choices) {
        return new ExpressionSketch(choices).condition(0);
    }

    private int choice(int count) {
        int choice = choices.get(next % choices.size()) + next / choices.size();
        next++;
        return Math.floorMod(choice, count);
    }

    private String condition(int depth) {
        return switch (choice(depth >= DEEPEST ? 10 : 15)) {
            case 0 -> text() + " in ('a', 'b''c')";
            case 1 -> text() + " not in ('a', 'b')";
            case 2 -> number() + " in (1, 2, 3)";
            case 3 -> number() + " between 1 and " + number();
            case 4 -> text() + " ~ '^[a-z]+$'";
            case 5 -> text() + " like 'a%'";
            case 6 -> text() + " = any (array['a', 'b'])";
            case 7 -> "b is not true";
            case 8 -> "d > date '2020-01-01' and r @> i";
            case 9 -> text() + " is distinct from " + text();
            case 10 -> "(" + condition(depth + 1) + ") and (" + condition(depth + 1) + ")";
            case 11 -> condition(depth + 1) + " or " + condition(depth + 1);
            case 12 -> "not (" + condition(depth + 1) + ")";
            case 13 -> "case when " + condition(depth + 1) + " then " + number() + " > 0 else false end";
            default -> "(" + condition(depth + 1) + ") is true";
        };
    }

    private String text() {
        return switch (choice(9)) {
            case 0 -> "v";
            case 1 -> "c";
            case 2 -> "x";
            case 3 -> "lower(v)";
            case 4 -> "(v || c)";
            case 5 -> "coalesce(v, 'none')";
            case 6 -> "(j ->> 'k')";
            case 7 -> "a[1]";
            default -> "(va[2])::varchar(3)";
        };
    }

    private String number() {
        return switch (choice(7)) {
            case 0 -> "i";
            case 1 -> "n";
            case 2 -> "o";
            case 3 -> "(n * 1.5 + i)";
            case 4 -> "-i";
            case 5 -> "length(v)";
            default -> "f::numeric(6, 2)";
        };
    }
}
