package io.github.migratemaven.bundle;

import io.github.migratemaven.engine.bundle.BundleContents;
import io.github.migratemaven.engine.result.ExitCode;
import io.github.migratemaven.engine.result.FailedResult;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.ResultJson;
import io.github.migratemaven.execution.options.Interruption;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Printable;
import io.github.migratemaven.report.Status;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        int then = arguments.indexOf(CommandLineDialog.THEN);
        List<String> own = then < 0 ? arguments : arguments.subList(0, then);
        Optional<List<String>> successor =
                then < 0 ? Optional.empty() : Optional.of(arguments.subList(then + 1, arguments.size()));
        Optional<Typed> plain = PlainCommandLine.parse(own);
        return plain.isPresent() && mayBeFollowed(plain.get(), successor)
                ? run(plain.get(), successor)
                : new CommandLineDialog(streams, wording, this::version, typed -> run(typed, successor))
                        .run(own, typed -> mayBeFollowed(typed, successor));
    }

    private static boolean mayBeFollowed(Typed typed, Optional<List<String>> successor) {
        return successor.isEmpty()
                || typed.command().equals(Command.UPGRADE.word())
                        && !successor.get().isEmpty();
    }

    private int run(Typed typed, Optional<List<String>> successor) {
        Command command = Command.named(typed.command()).orElseThrow();
        Arguments arguments = arguments(command, typed);
        boolean json = arguments.text("format").orElse("").equals("json");
        StreamLog log = new StreamLog(streams, wording, json, arguments.flag("quiet"), arguments.flag("debug"));
        int code;
        try (Interruption interruption = new Interruption()) {
            code = run(command, arguments, successor.isPresent(), log, interruption);
        }
        if (code != ExitCode.OK.number() || successor.isEmpty()) {
            return code;
        }
        try {
            return new Successor(successor.get()).run().orElse(ENDED);
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
            write(command, result, log);
            if (isFollowed && result.status() != Status.OK) {
                return tell(leftToAnother(), log).number();
            }
            Optional<MigrationFailure> failure = result.failure();
            return (failure.isPresent() ? tell(failure.get(), log) : ExitCode.OK).number();
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
            streams.result(new ResultJson(wording::of).write(FailedResult.of(command.word(), failure)));
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
        for (Parameter parameter : command.parameters()) {
            known.add(parameter.name());
        }
        arguments.requireKnown(command, known);
    }

    private Choices choices(Arguments arguments) {
        return new Choices(arguments, surroundings.environment(), surroundings.home());
    }

    private void write(Command command, GoalResult result, StreamLog log) {
        if (log.json()) {
            streams.result(new ResultJson(wording::of).write(result, command.word()));
        } else if (result.document().isPresent()) {
            streams.result(result.document().get());
        } else {
            streams.result(Printable.of(wording.of(String.join("\n", result.lines()))) + "\n");
        }
    }
}
