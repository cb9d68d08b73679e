package io.github.migratemaven.bundle;

import io.github.migratemaven.engine.result.ExitCode;
import io.github.migratemaven.report.Printable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import picocli.CommandLine;

/** Understands every command line, or says what may be typed instead. */
final class CommandLineDialog {
    static final String THEN = "--then";

    private final StandardStreams streams;
    private final Wording wording;
    private final IntSupplier version;
    private final ToIntFunction<Typed> work;

    /**
     * @param version says what the bundle holds
     * @param work does what a command says, and gives the exit code
     */
    CommandLineDialog(StandardStreams streams, Wording wording, IntSupplier version, ToIntFunction<Typed> work) {
        this.streams = streams;
        this.wording = wording;
        this.version = version;
        this.work = work;
    }

    /**
     * Does what was typed.
     *
     * @param mayBeFollowed whether what stands behind {@link #THEN}, if anything, fits to the rest
     * @return the exit code
     */
    int run(List<String> arguments, Predicate<Typed> mayBeFollowed) {
        CommandLineParser parser = CommandLineParser.of(wording.program(), commands(arguments));
        try {
            Typed typed = parser.parse(arguments);
            return mayBeFollowed.test(typed)
                    ? run(typed, parser)
                    : wrong("--then belongs to upgrade, and a program follows it.", parser, "");
        } catch (CommandLine.ParameterException e) {
            String command = e.getCommandLine().getCommandName();
            return wrong(
                    CommandLineParser.problem(e, arguments), parser, command.equals(wording.program()) ? "" : command);
        }
    }

    /** The others need not be made ready for one that is named. */
    private static List<Command> commands(List<String> arguments) {
        return arguments.stream()
                .findFirst()
                .flatMap(Command::named)
                .map(List::of)
                .orElseGet(() -> Arrays.asList(Command.values()));
    }

    private int wrong(String problem, CommandLineParser parser, String command) {
        streams.beside(Printable.of(problem));
        streams.beside(parser.usage(command).stripTrailing());
        return ExitCode.MISCONFIGURED.number();
    }

    private int run(Typed typed, CommandLineParser parser) {
        if (typed.isVersion()) {
            return version.getAsInt();
        }
        boolean help = typed.command().equals(CommandLineParser.HELP);
        if (typed.isHelp() || help) {
            streams.result(parser.usage(help ? typed.operand() : typed.command()));
            return ExitCode.OK.number();
        }
        if (typed.command().isEmpty()) {
            return wrong("No command says what to do.", parser, "");
        }
        if (typed.command().equals(CommandLineParser.COMPLETION)) {
            streams.result(parser.completion("migrations"));
            return ExitCode.OK.number();
        }
        return work.applyAsInt(typed);
    }
}
