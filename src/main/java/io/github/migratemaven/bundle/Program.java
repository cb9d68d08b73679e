package io.github.migratemaven.bundle;

import io.github.migratemaven.bundle.CommandLineParser.Typed;
import io.github.migratemaven.engine.bundle.BundleContents;
import io.github.migratemaven.engine.result.ExitCode;
import io.github.migratemaven.engine.result.FailedResult;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.ResultJson;
import io.github.migratemaven.execution.options.Interruption;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Printable;
import io.github.migratemaven.report.Status;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/** A bundle's command line, from what was typed to the exit code. */
final class Program {
    /** What may be said by {@code -D} only: on a command line it can be read in the machine's process list. */
    private static final String PASSWORD = "password";

    /** What a shell says of a program that SIGTERM ended. */
    private static final int ENDED = 143;

    private final Surroundings surroundings;
    private final StandardStreams streams;
    private final Wording wording;

    Program(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.streams = surroundings.streams();
        this.wording = new Wording(surroundings.call());
    }

    /** @return the exit code */
    int run(List<String> arguments) {
        int then = arguments.indexOf(CommandLineParser.THEN);
        List<String> own = then < 0 ? arguments : arguments.subList(0, then);
        List<String> successor = then < 0 ? List.of() : arguments.subList(then + 1, arguments.size());
        CommandLineParser parser = CommandLineParser.of(wording.program(), commands(own));
        try {
            Typed typed = parser.parse(own);
            if (then >= 0 && (!typed.command().equals(Command.UPGRADE.word()) || successor.isEmpty())) {
                return wrong("--then belongs to upgrade, and a program follows it.", parser, "");
            }
            return run(typed, parser, successor);
        } catch (CommandLine.ParameterException e) {
            String command = e.getCommandLine().getCommandName();
            return wrong(CommandLineParser.problem(e, own), parser, command.equals(wording.program()) ? "" : command);
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

    private int run(Typed typed, CommandLineParser parser, List<String> successor) {
        if (typed.isVersion()) {
            return version();
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
        Command command = Command.named(typed.command()).orElseThrow();
        Arguments arguments = arguments(command, typed);
        boolean json = arguments.text("format").filter("json"::equals).isPresent();
        StreamLog log = new StreamLog(streams, wording, json, arguments.flag("quiet"), arguments.flag("debug"));
        int code;
        try (Interruption interruption = new Interruption()) {
            code = run(command, arguments, !successor.isEmpty(), log, interruption);
        }
        if (code != ExitCode.OK.number() || successor.isEmpty()) {
            return code;
        }
        try {
            return new Successor(successor).run().orElse(ENDED);
        } catch (MigrationFailure failure) {
            return tell(failure, log).number();
        }
    }

    private int version() {
        try {
            BundleContents contents =
                    BundledRevisions.of(surroundings.program()).contents();
            streams.result(contents.name() + " " + contents.version() + ", "
                    + contents.files().size()
                    + (contents.files().size() == 1 ? " file up to " : " files up to ")
                    + String.join(", ", contents.heads()) + System.lineSeparator()
                    + "migrate-maven-plugin " + contents.plugin() + System.lineSeparator());
            return ExitCode.OK.number();
        } catch (MigrationFailure failure) {
            streams.beside(Printable.of(wording.of(failure.problemAndAdvice())));
            return ExitCode.of(failure).number();
        }
    }

    private Arguments arguments(Command command, Typed typed) {
        Map<String, String> options = new HashMap<>();
        for (Parameter parameter : command.parameters()) {
            String value = typed.options().get(parameter.option());
            if (value != null) {
                options.put(parameter.name(), value);
            }
        }
        return new Arguments(options, typed.defined(), surroundings.properties());
    }

    private int run(
            Command command, Arguments arguments, boolean isFollowed, StreamLog log, Interruption interruption) {
        try {
            requireKnown(command, arguments);
            if (isFollowed && arguments.flag(Parameters.DRY_RUN.name())) {
                throw MigrationFailure.misconfigured(
                        "--then follows an upgrade, and --dry-run makes none.", "Leave out one of them.");
            }
            GoalResult result = new Goals(
                            BundledRevisions.of(surroundings.program()), choices(arguments), log, interruption)
                    .run(command);
            write(result, log);
            if (isFollowed && result.status() != Status.OK) {
                return tell(leftToAnother(), log).number();
            }
            return result.failure()
                    .map(failure -> tell(failure, log))
                    .orElse(ExitCode.OK)
                    .number();
        } catch (MigrationFailure failure) {
            writeForScripts(command, wording.of(failure), log);
            return tell(wording.of(failure), log).number();
        } catch (RuntimeException | LinkageError defect) {
            return tell(command, defect, log).number();
        }
    }

    /** What comes next must not start on a database that somebody else is about to change. */
    private static MigrationFailure leftToAnother() {
        return MigrationFailure.of(
                Status.LOCKED,
                "The database was not upgraded, so what follows --then was not started.",
                "Wait for the other runner (--when-locked=wait), or run the command again.");
    }

    private static ExitCode tell(MigrationFailure failure, StreamLog log) {
        log.error(failure.problemAndAdvice());
        return ExitCode.of(failure);
    }

    private void writeForScripts(Command command, MigrationFailure failure, StreamLog log) {
        if (log.json()) {
            streams.result(wording.of(new ResultJson().write(FailedResult.of(command.word(), failure))));
        }
    }

    private ExitCode tell(Command command, Throwable defect, StreamLog log) {
        MigrationFailure failure = MigrationFailure.failed(
                command.word() + " failed with an internal error: " + defect,
                "This is a bug in the plugin; please report it with the output of --debug.",
                defect);
        writeForScripts(command, failure, log);
        log.error(failure.problemAndAdvice());
        for (StackTraceElement element : defect.getStackTrace()) {
            log.debug("    at " + element);
        }
        return ExitCode.DEFECT;
    }

    private static void requireKnown(Command command, Arguments arguments) {
        String format = arguments.text("format").orElse("text");
        if (!format.equals("text") && !format.equals("json")) {
            throw MigrationFailure.misconfigured(
                    "--format is '" + format + "'.", "Write --format=text or --format=json.");
        }
        Set<String> known = new HashSet<>(Set.of(PASSWORD));
        command.parameters().forEach(parameter -> known.add(parameter.name()));
        arguments.requireKnown(command, known);
    }

    private Choices choices(Arguments arguments) {
        return new Choices(arguments, surroundings.environment(), surroundings.home());
    }

    private void write(GoalResult result, StreamLog log) {
        if (log.json()) {
            streams.result(wording.of(new ResultJson().write(result)));
        } else if (result.document().isPresent()) {
            streams.result(result.document().get());
        } else {
            streams.result(Printable.of(wording.of(String.join("\n", result.lines()))) + "\n");
        }
    }
}
