package io.github.migratemaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.plugin.parameter.ShortNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.junit.jupiter.api.Test;

/** Whoever types what a message or a page prints must not be told that there is no such thing. */
class AdvisedCommandsTest {
    private static final Pattern COMMAND =
            Pattern.compile("migrate:([a-z]+)((?: +-D[\\w.]+(?:=(?:\"[^\"]*\"|[^\\s,;]*))?)*)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])-D([A-Za-z][\\w.]*\\w)");
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    /** Lines of a revision file that are written like goals. */
    private static final Set<String> DIRECTIVES = Set.of("check", "verify", "allow", "parameter");

    /** Properties of Maven, of its plugins and of this project's own build; and of parameters that a revision declares. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "skipTests|test|invoker\\..*|psql\\.every|corpus|cases|kills"
                    + "|minutes|locks|bench\\..*|projects|revision|maven\\..*|migrate\\.parameter\\..*|flyway\\..*|liquibase\\..*|alembic\\..*|spring(\\..*)?|quarkus\\..*|gpg\\..*");

    /** A parameter that a page names by its property. */
    private static final Pattern PROPERTY = Pattern.compile("`migrate\\.(?!jdbc\\b)([A-Za-z]+)`");

    private final PluginDescriptor plugin = Descriptor.load();

    @Test
    void everyMessageNamesGoalsAndParametersThatThereAre() {
        List<String> wrong = new ArrayList<>();
        for (Path source : files("src/main/java", ".java")) {
            Optional<MojoDescriptor> own = goalOf(source);
            messages(source).forEach(text -> check(source, text, own, wrong));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPageNamesGoalsAndParametersThatThereAre() {
        List<String> wrong = new ArrayList<>();
        List<Path> pages = new ArrayList<>(files("src/site/markdown", ".md"));
        pages.add(Path.of("README.md"));
        pages.forEach(page -> text(page).lines().forEach(line -> check(page, line, Optional.empty(), wrong)));

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPropertyThatAPageNamesIsOne() {
        // This is one of an application's own, which no goal knows.
        Set<String> known = new TreeSet<>(Set.of("migrate.enabled"));
        plugin.getMojos().forEach(goal -> known.addAll(properties(goal)));

        List<String> wrong = new ArrayList<>();
        files("src/site/markdown", ".md").forEach(page -> PROPERTY.matcher(text(page))
                .results()
                .map((MatchResult found) -> "migrate." + found.group(1))
                .filter(property -> !known.contains(property))
                .forEach(property -> wrong.add(page + ": " + property)));

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyShortNameIsDescribedAndOnlyThose() {
        Set<String> described = new TreeSet<>();
        Pattern mention = Pattern.compile("-D([A-Za-z]+)");
        for (MojoDescriptor goal : plugin.getMojos()) {
            for (Parameter parameter : parametersOf(goal)) {
                String text = String.valueOf(parameter.getDescription());
                int at = text.indexOf("Short: ");
                if (at < 0) {
                    assertThat(ShortNames.ALL)
                            .as("described as short in migrate:%s", goal.getGoal())
                            .doesNotContain(parameter.getName());
                } else {
                    Matcher named = mention.matcher(text.substring(at));
                    assertThat(named.find()).isTrue();
                    assertThat(named.group(1)).as("migrate:%s", goal.getGoal()).isEqualTo(parameter.getName());
                    described.add(parameter.getName());
                }
            }
        }

        assertThat(ShortNames.ALL).containsAll(described);
    }

    private void check(Path place, String text, Optional<MojoDescriptor> own, List<String> wrong) {
        StringBuilder rest = new StringBuilder();
        Matcher command = COMMAND.matcher(text);
        while (command.find()) {
            String goal = command.group(1);
            MojoDescriptor descriptor = plugin.getMojo(goal);
            if (descriptor == null && !DIRECTIVES.contains(goal)) {
                wrong.add(place + ": no goal " + goal + " in: " + text);
            } else if (descriptor != null) {
                options(command.group(2))
                        .filter(option -> !properties(descriptor).contains(option))
                        .forEach(option ->
                                wrong.add(place + ": migrate:" + goal + " has no " + option + " in: " + text));
            }
            command.appendReplacement(rest, "");
        }
        command.appendTail(rest);
        options(rest.toString())
                .filter(option -> !OF_OTHERS.matcher(option).matches())
                .filter(option -> own.map(goal -> !properties(goal).contains(option))
                        .orElseGet(() -> plugin.getMojos().stream()
                                .noneMatch(goal -> properties(goal).contains(option))))
                .forEach(option -> wrong.add(place + ": no parameter " + option + " in: " + text));
    }

    private static Stream<String> options(String text) {
        return OPTION.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    /** What may follow {@code -D}. */
    private static Set<String> properties(MojoDescriptor goal) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : parametersOf(goal)) {
            String expression = String.valueOf(parameter.getExpression());
            if (expression.startsWith("${")) {
                names.add(expression.substring(2, expression.length() - 1));
            }
            if (ShortNames.ALL.contains(parameter.getName())) {
                names.add(parameter.getName());
            }
            ShortNames.ALIASES.forEach((alias, name) -> {
                if (name.equals(parameter.getName())) {
                    names.add(alias);
                }
            });
        }
        return names;
    }

    private static List<Parameter> parametersOf(MojoDescriptor goal) {
        return goal.getParameters() == null ? List.of() : goal.getParameters();
    }

    private Optional<MojoDescriptor> goalOf(Path source) {
        String name = String.valueOf(source.getFileName());
        return name.endsWith("Mojo.java")
                ? Optional.ofNullable(
                        plugin.getMojo(name.replace("Mojo.java", "").toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** The texts of a source, with what is put together from several literals as one, and values as X. */
    private static List<String> messages(Path source) {
        String code = text(source).replaceAll("(?m)^\\s*(\\*|/\\*\\*|//).*$", "");
        String joined = code.replaceAll("(?<!\\\\)\"\\s*\\+\\s*\"", "")
                .replaceAll("(?<!\\\\)\"\\s*\\+\\s*[^\";]{1,160}?\\s*\\+\\s*\"", "X");
        return LITERAL.matcher(joined)
                .results()
                .map((MatchResult found) -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(literal -> literal.replace("\\\"", "\"").replace("\\n", "\n"))
                .toList();
    }

    private static List<Path> files(String directory, String ending) {
        try (Stream<Path> found = Files.walk(Path.of(directory))) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
