package io.github.migratemaven.bundle;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command and options that are spelt out. It is what nearly every run is given, and is understood without picocli, whose
 * classes take longer to load than a look at a database takes.
 */
final class PlainCommandLine {
    private static final String DEFINE = "-D";

    private final Map<String, Parameter> known = new HashMap<>();
    private final Map<String, String> options = new HashMap<>();
    private final Map<String, String> defined = new HashMap<>();

    private PlainCommandLine(Command command) {
        for (Parameter parameter : command.parameters()) {
            known.put(parameter.option(), parameter);
        }
    }

    /** What was typed; empty where anything is unusual, and so picocli's to understand or to refuse. */
    static Optional<Typed> parse(List<String> arguments) {
        Iterator<String> words = arguments.iterator();
        Optional<Command> command = words.hasNext() ? Command.named(words.next()) : Optional.empty();
        if (command.isEmpty()) {
            return Optional.empty();
        }
        PlainCommandLine line = new PlainCommandLine(command.get());
        while (words.hasNext()) {
            if (!line.takes(words.next(), words)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Typed(command.get().word(), false, false, "", line.options, line.defined));
    }

    private boolean takes(String word, Iterator<String> further) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (name.startsWith(DEFINE)) {
            return name.length() > DEFINE.length()
                    && isNew(defined, name.substring(DEFINE.length()), equals < 0 ? "" : word.substring(equals + 1));
        }
        Parameter parameter = known.get(name);
        if (parameter == null) {
            return false;
        }
        if (parameter.isToggle()) {
            return equals < 0 && isNew(options, name, "true");
        }
        String value = equals >= 0 ? word.substring(equals + 1) : further.hasNext() ? further.next() : "";
        return !value.isEmpty() && (equals >= 0 || !value.startsWith("-")) && isNew(options, name, value);
    }

    private static boolean isNew(Map<String, String> values, String name, String value) {
        return values.put(name, value) == null;
    }
}
