package io.github.migratemaven.bundle;

import io.github.migratemaven.engine.result.ExitCode;
import io.github.migratemaven.engine.result.FailedResult;
import io.github.migratemaven.engine.result.ResultJson;
import io.github.migratemaven.report.MigrationFailure;
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
                    ? run(typed, parser, isJson(arguments))
                    : wrong(
                            "--then belongs to upgrade, and a program follows it.",
                            parser,
                            typed.command(),
                            isJson(arguments));
        } catch (CommandLine.ParameterException e) {
            String command = e.getCommandLine().getCommandName();
            return wrong(
                    CommandLineParser.problem(e, arguments),
                    parser,
                    command.equals(wording.program()) ? "" : command,
                    isJson(arguments));
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

    /** As far as it can be told of what is not understood. */
    private static boolean isJson(List<String> arguments) {
        String words = " " + String.join(" ", arguments) + " ";
        return words.contains(" --format=json ")
                || words.contains(" --format json ")
                || words.contains(" -Dformat=json ")
                || words.contains(" -Dmigrate.format=json ");
    }

    private int wrong(String problem, CommandLineParser parser, String command, boolean json) {
        if (json) {
            MigrationFailure failure =
                    MigrationFailure.misconfigured(problem, "--help lists what may be typed. Nothing was done.");
            streams.result(new ResultJson().write(FailedResult.of(command, failure)));
            new StreamLog(streams, wording, true, false, false).error(failure.problemAndAdvice());
        } else {
            streams.beside(Printable.of(problem));
            streams.beside(parser.usage(command).stripTrailing());
        }
        return ExitCode.MISCONFIGURED.number();
    }

    private int run(Typed typed, CommandLineParser parser, boolean json) {
        if (typed.isVersion()) {
            return version.getAsInt();
        }
        boolean help = typed.command().equals(CommandLineParser.HELP);
        if (typed.isHelp() || help) {
            String command = help ? typed.operand() : typed.command();
            if (!parser.has(command)) {
                return wrong(CommandLineParser.noCommand(command), parser, "", json);
            }
            streams.result(parser.usage(command));
            return ExitCode.OK.number();
        }
        if (typed.command().isEmpty()) {
            return wrong("No command says what to do.", parser, "", json);
        }
        if (typed.command().equals(CommandLineParser.COMPLETION)) {
            streams.result(parser.completion("migrations"));
            return ExitCode.OK.number();
        }
        return work.applyAsInt(typed);
    }
}
