package io.github.migratemaven.revision.file;

import io.github.migratemaven.postgres.sql.Placeholder;
import io.github.migratemaven.postgres.sql.Placeholder.Surroundings;
import io.github.migratemaven.postgres.sql.ScriptReader;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.parameter.Parameter;
import io.github.migratemaven.revision.parameter.Parameters;
import io.github.migratemaven.revision.script.FilledText;
import io.github.migratemaven.revision.script.Script;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** The parameters that a file declares, held against where its statements use them. */
final class DeclaredParameters {
    private final RevisionHeader header;
    private final Map<String, Parameter> byName = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    /** @param declarations by line, what follows the word {@code parameter} */
    DeclaredParameters(RevisionHeader header, SortedMap<Integer, String> declarations) {
        this.header = header;
        declarations.forEach(this::declare);
    }

    private void declare(int line, String text) {
        Parameter parameter = Parameter.parse(text)
                .orElseThrow(() -> header.wrong(
                        line, "'migrate:parameter " + text + "' has no name and type", "expected " + Parameter.FORM));
        parameter.problemWithFallback().ifPresent(problem -> {
            throw header.wrong(line, problem, "expected one for the type " + text.split("\\s+", 3)[1]);
        });
        if (byName.put(parameter.name(), parameter) != null) {
            throw header.wrong(line, "a second parameter '" + parameter.name() + "'", "expected one");
        }
        lines.put(parameter.name(), line);
    }

    /** The revision, each of its scripts with the parameters that it uses. */
    Revision appliedTo(Revision revision) {
        if (byName.isEmpty()) {
            return revision;
        }
        Script upgrade = using(revision.upgrade());
        Script downgrade = using(revision.downgrade());
        for (String name : byName.keySet()) {
            if (List.of(upgrade, downgrade).stream()
                    .noneMatch(script -> script.parameters().declared().contains(byName.get(name)))) {
                throw header.wrong(
                        lines.getOrDefault(name, 1),
                        "the parameter '" + name + "' is used nowhere",
                        "expected :{" + name + "} in a statement, or no such line");
            }
        }
        return revision.withScripts(upgrade, downgrade);
    }

    private Script using(Script script) {
        if (script.isLarge()) {
            requireNone(script);
            return script;
        }
        Set<Parameter> used = new LinkedHashSet<>();
        Optional<Placeholder> previous = Optional.empty();
        String text = script.text();
        for (Placeholder place : FilledText.places(text)) {
            Parameter parameter = byName.get(place.name());
            if (parameter != null) {
                int line = script.firstLine() - 1 + place.line();
                require(place, line);
                previous.ifPresent(before -> requireApart(before, place, text, line));
                previous = Optional.of(place);
                used.add(parameter);
            }
        }
        return script.withParameters(
                Parameters.of(byName.values().stream().filter(used::contains).toList()));
    }

    private void require(Placeholder place, int line) {
        String written = ":{" + place.name() + "}";
        if (place.surroundings() == Surroundings.QUOTED) {
            throw header.wrong(
                    line,
                    written + " stands within quotes, where no value is put",
                    "expected it in a statement outside of strings, dollar quotes and quoted names (a routine's body can"
                            + " be written as begin atomic … end), or another name for the parameter");
        }
        if (place.surroundings() == Surroundings.AGAINST_WORD) {
            throw header.wrong(
                    line,
                    written + " touches what stands beside it, but a value is a whole name or constant",
                    "expected a parameter that holds all of it");
        }
        if (place.surroundings() == Surroundings.BESIDE_STRING && isString(place)) {
            throw besideString(line, written);
        }
    }

    /** PostgreSQL makes one string of two that only a line break divides. */
    private void requireApart(Placeholder before, Placeholder place, String text, int line) {
        if (isString(before)
                && isString(place)
                && text.substring(before.end(), place.start()).isBlank()) {
            throw besideString(line, ":{" + place.name() + "}");
        }
    }

    private RuntimeException besideString(int line, String written) {
        return header.wrong(
                line,
                written + " stands beside a string, of which PostgreSQL would make one",
                "expected an operator or a comma between them");
    }

    private boolean isString(Placeholder place) {
        return Parameters.of(List.copyOf(byName.values())).isString(place.name());
    }

    private void requireNone(Script script) {
        try (Reader text = script.written()) {
            ScriptReader reader = new ScriptReader(text, script.firstLine());
            for (Optional<SqlStatement> next = reader.nextStatement();
                    next.isPresent();
                    next = reader.nextStatement()) {
                SqlStatement statement = next.get();
                Placeholder.in(statement.text(), statement.line()).stream()
                        .filter(place -> byName.containsKey(place.name()))
                        .findFirst()
                        .ifPresent(place -> {
                            throw header.wrong(
                                    place.line(),
                                    ":{" + place.name() + "} in a section of more than 1 MiB, into which no values are"
                                            + " put",
                                    "expected such statements in a revision of their own");
                        });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
