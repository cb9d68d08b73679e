package io.github.migratemaven.engine.result;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.report.Status;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A result as one JSON object: the components of its record, an absent optional as {@code null}, times in ISO 8601,
 * paths as text, durations in milliseconds by the name's own word. Names and meanings are kept from release to release;
 * new ones may be added. {@code result.schema.json} describes it. A bundle writes it too, and carries no library for it.
 */
public final class ResultJson {
    private static final String INDENT = "  ";
    private static final String GOAL = "goal";

    /** What is told to people. */
    private static final Set<String> ADVISING = Set.of("notes", "warnings", "problem", "advice");

    private final UnaryOperator<String> wording;
    private final StringBuilder text = new StringBuilder();
    private boolean advising;
    private int depth;

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
        text.setLength(0);
        object(members((Record) result).stream()
                .map(member -> member.name().equals(GOAL) ? new Member(GOAL, typed) : member)
                .toList());
        return text.append('\n').toString();
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            text.append("null");
        } else if (value instanceof Optional<?> optional) {
            value(optional.orElse(null));
        } else if (value instanceof Boolean || value instanceof Number) {
            text.append(value);
        } else if (value instanceof Status status) {
            JsonString.append(status.word(), text);
        } else if (value instanceof Severity severity) {
            JsonString.append(severity.word(), text);
        } else if (value instanceof Collection<?> values) {
            array(values);
        } else if (value instanceof Map<?, ?> map) {
            List<Member> members = new ArrayList<>();
            map.forEach((name, member) -> members.add(new Member(String.valueOf(name), member)));
            object(members);
        } else if (value instanceof Record components) {
            object(members(components));
        } else {
            JsonString.append(advising ? wording.apply(value.toString()) : value.toString(), text);
        }
    }

    private record Member(String name, @Nullable Object value) {}

    private static List<Member> members(Record components) {
        List<Member> members = new ArrayList<>();
        for (RecordComponent component : components.getClass().getRecordComponents()) {
            if (!component.isAnnotationPresent(NotInJson.class)) {
                members.add(new Member(component.getName(), valueOf(component, components)));
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

    private void array(Collection<?> values) {
        text.append('[');
        String between = " ";
        for (Object value : values) {
            text.append(between);
            value(value);
            between = ", ";
        }
        text.append(" ]");
    }

    private void object(List<Member> members) {
        text.append('{');
        if (members.isEmpty()) {
            text.append(" }");
            return;
        }
        depth++;
        Consumer<String> line = end -> text.append(end).append('\n').append(INDENT.repeat(depth));
        String before = "";
        for (Member member : members) {
            line.accept(before);
            JsonString.append(member.name(), text);
            text.append(" : ");
            boolean around = advising;
            advising = around || ADVISING.contains(member.name());
            value(member.value());
            advising = around;
            before = ",";
        }
        depth--;
        line.accept("");
        text.append('}');
    }
}
