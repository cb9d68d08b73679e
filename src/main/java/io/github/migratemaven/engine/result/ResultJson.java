package io.github.migratemaven.engine.result;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.report.JsonText;
import io.github.migratemaven.report.Status;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A result as one JSON object: the components of its record, an absent optional as {@code null}, times in ISO 8601,
 * paths as text, durations in milliseconds by the name's own word. Names and meanings are kept from release to release;
 * new ones may be added. {@code result.schema.json} describes it. A bundle writes it too, and carries no library for it.
 */
public final class ResultJson {
    private static final String GOAL = "goal";

    /** What is told to people. */
    private static final Set<String> ADVISING = Set.of("notes", "warnings", "problem", "advice");

    private final UnaryOperator<String> wording;

    public ResultJson() {
        this(UnaryOperator.identity());
    }

    /** @param wording how advice is put where the goals' own does not fit; it changes neither SQL nor names */
    public ResultJson(UnaryOperator<String> wording) {
        this.wording = wording;
    }

    /** The JSON text, ending in a line feed. */
    public String write(GoalResult result) {
        return write(result, result.goal());
    }

    /**
     * As {@link #write(GoalResult)}, where the goal was typed as another word.
     *
     * @param typed as a bundle has it: {@code check-head} asks what {@code current} asks
     */
    public String write(GoalResult result, String typed) {
        Map<String, @Nullable Object> document = members((Record) result, false);
        document.replace(GOAL, typed);
        return JsonText.of(document);
    }

    private @Nullable Object value(@Nullable Object value, boolean advising) {
        if (value instanceof Optional<?> optional) {
            return value(optional.orElse(null), advising);
        } else if (value instanceof Status status) {
            return status.word();
        } else if (value instanceof Severity severity) {
            return severity.word();
        } else if (value instanceof Collection<?> values) {
            return values.stream().map(each -> value(each, advising)).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), member(name, member, advising)));
            return members;
        } else if (value instanceof Record components) {
            return members(components, advising);
        } else if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        return advising ? wording.apply(value.toString()) : value.toString();
    }

    private @Nullable Object member(Object name, @Nullable Object value, boolean advising) {
        return value(value, advising || ADVISING.contains(name));
    }

    private Map<String, @Nullable Object> members(Record components, boolean advising) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (RecordComponent component : components.getClass().getRecordComponents()) {
            if (!component.isAnnotationPresent(NotInJson.class)) {
                String name = component.getName();
                members.put(name, member(name, valueOf(component, components), advising));
            }
        }
        return members;
    }

    private static @Nullable Object valueOf(RecordComponent component, Record components) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(components);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }
}
