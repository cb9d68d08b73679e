package io.github.migratemaven.autogenerate.normal;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.RecordParts;
import io.github.migratemaven.catalog.SchemaObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets {@code a >= 1 and a <= 5} be {@code a <= 5 and a >= 1}: Hibernate writes what Bean Validation demands of an attribute in
 * another order from one start to the next. Only comparisons of columns with constants may change places, since none of them
 * can fail where another was to keep it from being asked.
 */
final class ConjunctOrder {
    private static final String COLUMN = "(?:[a-z_][a-z0-9_$]*|\"(?:[^\"]|\"\")+\")";
    private static final String TYPE = "::[a-z][a-z ]*(?:\\([0-9, ]+\\))?";
    private static final String NUMBER = "[0-9]+(?:\\.[0-9]+)?";
    private static final String CONSTANT =
            "(?:'(?:[^']|'')*'" + TYPE + "|\\(" + NUMBER + "\\)" + TYPE + "|" + NUMBER + ")";
    private static final String OPERAND = "(?:\\(" + COLUMN + "\\)" + TYPE + "|" + COLUMN + ")";
    private static final String COMPARISON = "\\(" + OPERAND + " (?:<=|>=|<>|<|>|=) " + CONSTANT + "\\)";
    private static final String AND = " AND ";
    private static final Pattern CHAIN = Pattern.compile(COMPARISON + "(?:" + AND + COMPARISON + ")+");

    private ConjunctOrder() {}

    /** Those objects of the second catalog that differ in that order alone, with the first one's texts. */
    static Map<ObjectId, SchemaObject> asIn(
            Catalog first, Catalog second, Function<SchemaObject, Set<String>> printed) {
        Map<ObjectId, SchemaObject> reordered = new LinkedHashMap<>();
        for (SchemaObject object : second.objects()) {
            first.find(object.id())
                    .flatMap(counterpart -> asIn(counterpart, object, printed.apply(object)))
                    .ifPresent(same -> reordered.put(object.id(), same));
        }
        return reordered;
    }

    private static Optional<SchemaObject> asIn(SchemaObject counterpart, SchemaObject object, Set<String> printed) {
        boolean differs = !printed.isEmpty()
                && counterpart.getClass() == object.getClass()
                && !RecordParts.same(printed, counterpart, object);
        return differs && RecordParts.same(printed, sorted(counterpart, printed), sorted(object, printed))
                ? Optional.of(RecordParts.taken(printed, object, counterpart))
                : Optional.empty();
    }

    private static SchemaObject sorted(SchemaObject object, Set<String> printed) {
        return RecordParts.texts(printed, object, ConjunctOrder::sorted);
    }

    /** A text of PostgreSQL's with such comparisons in the order of their letters. */
    static String sorted(String text) {
        return CHAIN.matcher(text)
                .replaceAll(chain -> Matcher.quoteReplacement(
                        Arrays.stream(chain.group().split(AND)).sorted().collect(Collectors.joining(AND))));
    }
}
