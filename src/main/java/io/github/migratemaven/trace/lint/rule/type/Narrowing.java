package io.github.migratemaven.trace.lint.rule.type;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.ColumnChange;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A type that holds less than before. */
public final class Narrowing implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "narrowing",
                Severity.WARNING,
                "Look at the rows before a type is narrowed",
                "Values that the new type cannot hold are cut off or rounded without a word, where USING says how.",
                Example.of("alter table orders alter note type varchar(3) using note::varchar(3)"),
                Example.of("alter table orders alter note type varchar"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.changedColumns().stream()
                .filter(change -> isNarrower(change))
                .map(change -> Hit.of(
                                scene.name(change.after().relation()) + "."
                                        + change.after().sql() + " was "
                                        + change.before().type() + " and is "
                                        + change.after().type(),
                                "Let a row check count what would be lost, before anything changes.")
                        .rewrite(Rewrites.rowCheck(
                                scene.name(change.after().relation()) + " do not fit "
                                        + change.after().type(),
                                "select * from " + scene.name(change.after().relation()) + " where "
                                        + change.after().sql() + "::"
                                        + change.after().type() + "::text <> "
                                        + change.after().sql() + "::text")))
                .toList();
    }

    private static final Pattern LENGTH = Pattern.compile("\\((\\d+)(?:,(\\d+))?\\)");

    private static boolean isNarrower(ColumnChange change) {
        String before = change.before().type();
        String after = change.after().type();
        if (before.startsWith("timestamp") && after.startsWith("timestamp")) {
            return before.contains("with time zone") && after.contains("without time zone");
        }
        boolean texts = isText(before) && isText(after);
        boolean numbers = before.startsWith("numeric") && after.startsWith("numeric");
        return (texts && limit(after, 1) < limit(before, 1)) || (numbers && limit(after, 2) < limit(before, 2));
    }

    private static boolean isText(String type) {
        return type.equals("text") || type.startsWith("character");
    }

    private static int limit(String type, int group) {
        Matcher length = LENGTH.matcher(type);
        return !length.find()
                ? Integer.MAX_VALUE
                : length.group(group) == null ? 0 : Integer.parseInt(length.group(group));
    }
}
