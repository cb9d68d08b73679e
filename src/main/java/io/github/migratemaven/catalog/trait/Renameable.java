package io.github.migratemaven.catalog.trait;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Something that people give another name without making it anew: an object, or a value of an enum. Two of a kind, of
 * which one goes and the other comes, may be the same where they are parts of the same, look alike, and have parts that
 * do.
 *
 * @param dotted as a person calls it, with its schema: {@code public.books.title}
 * @param name the last part of that
 * @param whole what it is a part of; empty where it stands for itself
 * @param likeness what of it a rename leaves as it is, in words that are only compared
 * @param statement renames it from one name to another, both unquoted
 * @param move takes it to another schema; empty where it stays in that of its whole
 */
public record Renameable(
        String dotted,
        String name,
        Optional<ObjectId> whole,
        String likeness,
        BiFunction<String, String, Statement> statement,
        Optional<Move> move) {

    /** A thing that stays in its schema. */
    public Renameable(
            String dotted,
            String name,
            Optional<ObjectId> whole,
            String likeness,
            BiFunction<String, String, Statement> statement) {
        this(dotted, name, whole, likeness, statement, Optional.empty());
    }

    /** Takes what is called {@code name} from one schema to another; all unquoted. */
    @FunctionalInterface
    public interface Move {
        Statement statement(String name, String from, String to);
    }

    /** The schema that it lies in; empty where its kind knows none. */
    public String schema() {
        return dotted.substring(0, Math.max(0, dotted.indexOf('.')));
    }
}
