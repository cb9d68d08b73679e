package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.kind.constraint.ConstraintKind;
import io.github.migratemaven.kind.type.Casts;
import io.github.migratemaven.postgres.sql.Quoting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The two words by which a column of text says yes and no, as its check tells. {@code true} and {@code false}, which PostgreSQL
 * would write, are none of {@code Y} and {@code N}.
 */
record TruthLetters(String yes, String no) {
    private static final Set<String> YES = Set.of("y", "yes", "t", "true", "1", "on");
    private static final Set<String> NO = Set.of("n", "no", "f", "false", "0", "off");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

    /** Those of a column that takes the place of a boolean; empty where no check names two such words. */
    static Optional<TruthLetters> inPlaceOf(ColumnKind.Column from, ColumnKind.Column to, Catalog then) {
        return from.dataType().equals("boolean") && Casts.isText(to.dataType())
                ? then.all(ConstraintKind.Constraint.class).stream()
                        .filter(check -> check.form().equals("c")
                                && check.relation().equals(to.relation())
                                && check.columns().equals(List.of(to.id().name())))
                        .flatMap(check -> named(check.definition()).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<TruthLetters> named(String check) {
        List<String> words = LITERAL.matcher(check)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        return words.size() == 2
                ? one(words.get(0), words.get(1)).or(() -> one(words.get(1), words.get(0)))
                : Optional.empty();
    }

    private static Optional<TruthLetters> one(String yes, String no) {
        return YES.contains(yes.toLowerCase(Locale.ROOT)) && NO.contains(no.toLowerCase(Locale.ROOT))
                ? Optional.of(new TruthLetters(yes, no))
                : Optional.empty();
    }

    /** The word for the value of a boolean column. */
    String of(String column) {
        return "case when " + column + " then " + Quoting.literal(yes) + " when not " + column + " then "
                + Quoting.literal(no) + " end";
    }
}
