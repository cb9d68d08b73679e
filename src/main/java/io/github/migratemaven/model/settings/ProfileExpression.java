package io.github.migratemaven.model.settings;

import java.util.Arrays;
import java.util.Set;

/** Spring's expressions over profiles: {@code prod}, {@code !test}, {@code cloud & (eu | us)}; commas stand for "or". */
final class ProfileExpression {
    private final String text;
    private final Set<String> active;
    private int position;

    private ProfileExpression(String text, Set<String> active) {
        this.text = text.replaceAll("\\s", "");
        this.active = active;
    }

    static boolean matches(String expression, Set<String> active) {
        return Arrays.stream(expression.split(",")).anyMatch(part -> new ProfileExpression(part, active).or());
    }

    private boolean or() {
        boolean value = and();
        while (take('|')) {
            value |= and();
        }
        return value;
    }

    private boolean and() {
        boolean value = not();
        while (take('&')) {
            value &= not();
        }
        return value;
    }

    private boolean not() {
        if (take('!')) {
            return !not();
        }
        if (take('(')) {
            boolean value = or();
            take(')');
            return value;
        }
        int start = position;
        while (position < text.length() && "&|()!".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return active.contains(text.substring(start, position));
    }

    private boolean take(char wanted) {
        boolean found = position < text.length() && text.charAt(position) == wanted;
        if (found) {
            position++;
        }
        return found;
    }
}
