package io.github.migratemaven.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command line as picocli knows it, built without reflection. */
final class CommandLineParser {
    static final String HELP = "help";
    static final String COMPLETION = "completion";

    private static final String DEFINE = "-D";
    private static final String DEFINED = "NAME=VALUE";

    private final CommandLine root;

    private CommandLineParser(CommandLine root) {
        this.root = root;
    }

    /** @param program what is typed in front of a command */
    static CommandLineParser of(String program, List<Command> commands) {
        CommandLine root = new CommandLine(CommandSpec.create().name(program));
        root.getCommandSpec()
                .addOption(toggle("Shows this text.", "-h", "--help"))
                .addOption(toggle("Says what the bundle holds, and what made it.", "-V", "--version"))
                .usageMessage()
                .description("Brings a PostgreSQL database to where the revisions of this bundle lead.");
        for (Command command : commands) {
            root.addSubcommand(command.word(), new CommandLine(spec(command)));
        }
        root.addSubcommand(HELP, plain("Shows the options of a command."));
        root.addSubcommand(COMPLETION, plain("Prints a script that lets bash complete what is typed."));
        root.setExpandAtFiles(false);
        return new CommandLineParser(root);
    }

    private static CommandLine plain(String text) {
        CommandSpec spec = CommandSpec.create();
        spec.addOption(toggle("Shows this text.", "-h", "--help"))
                .usageMessage()
                .description(text);
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .arity("0..1")
                .type(String.class)
                .build());
        return new CommandLine(spec);
    }

    private static CommandSpec spec(Command command) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(command.text()).abbreviateSynopsis(true);
        for (Parameter parameter : command.parameters()) {
            spec.addOption(option(parameter));
        }
        spec.addOption(OptionSpec.builder(DEFINE)
                .paramLabel(DEFINED)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("A parameter as Maven takes it: -DdryRun, -Dmigrate.lockTries=5.")
                .build());
        if (command == Command.UPGRADE) {
            spec.addOption(OptionSpec.builder(CommandLineDialog.THEN)
                    .paramLabel("PROGRAM")
                    .arity("1..*")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .description("Runs this program, with all that follows, once the upgrade has succeeded.")
                    .build());
        }
        return spec.addOption(toggle("Shows this text.", "-h", "--help"));
    }

    private static OptionSpec option(Parameter parameter) {
        return parameter.isToggle()
                ? toggle(parameter.text(), parameter.option())
                : OptionSpec.builder(parameter.option())
                        .paramLabel(parameter.label())
                        .type(String.class)
                        .description(parameter.text())
                        .build();
    }

    private static OptionSpec toggle(String text, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(text)
                .build();
    }

    /** @throws CommandLine.ParameterException if it cannot be understood; its message says why */
    Typed parse(List<String> arguments) {
        ParseResult all = root.parseArgs(arguments.toArray(String[]::new));
        ParseResult own = all.hasSubcommand() ? all.subcommand() : all;
        Map<String, String> options = new HashMap<>();
        Map<String, String> defined = new HashMap<>();
        for (OptionSpec option : own.matchedOptions()) {
            if (option.longestName().equals(DEFINE)) {
                own.<List<String>>matchedOptionValue(DEFINE, List.of()).forEach(text -> {
                    int equals = text.indexOf('=');
                    defined.put(
                            equals < 0 ? text : text.substring(0, equals),
                            equals < 0 ? "" : text.substring(equals + 1));
                });
            } else {
                options.put(option.longestName(), String.valueOf(option.<Object>getValue()));
            }
        }
        List<String> operands = new ArrayList<>();
        if (own.hasMatchedPositional(0)) {
            operands.add(own.matchedPositionalValue(0, ""));
        }
        return new Typed(
                all.hasSubcommand() ? own.commandSpec().name() : "",
                all.hasMatchedOption("--help") || own.hasMatchedOption("--help"),
                all.hasMatchedOption("--version"),
                String.join("", operands),
                options,
                defined);
    }

    /** What is wrong, without values: one may be a password, and whatever is told may be kept in a log. */
    static String problem(CommandLine.ParameterException problem, List<String> typed) {
        if (!(problem instanceof CommandLine.UnmatchedArgumentException unmatched)) {
            return String.valueOf(problem.getMessage());
        }
        String first = unmatched.getUnmatched().get(0);
        String what = first.startsWith("-")
                ? "There is no option " + first.replaceFirst("=.*", "") + "."
                : typed.indexOf(first) == 0 ? noCommand(first) : "An argument belongs to no option.";
        List<String> suggestions = unmatched.getSuggestions();
        return suggestions.isEmpty() ? what : what + " Did you mean " + String.join(" or ", suggestions) + "?";
    }

    static String noCommand(String word) {
        return "There is no command " + word + ".";
    }

    /** Whether there is that command; an empty word stands for the whole. */
    boolean has(String command) {
        return command.isEmpty() || root.getSubcommands().containsKey(command);
    }

    /** The usage of a command, or of the whole. */
    String usage(String command) {
        return root.getSubcommands()
                .getOrDefault(command, root)
                .getUsageMessage(CommandLine.Help.Ansi.OFF)
                .replace(DEFINE + "=" + DEFINED + " ", DEFINE + DEFINED + "  ");
    }

    /** A script for bash and zsh. */
    String completion(String name) {
        return AutoComplete.bash(name, root);
    }
}
