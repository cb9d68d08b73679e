package io.github.migratemaven.bundle;

import java.util.List;

/** Where a bundle begins. */
public final class Main {
    private Main() {}

    /** @param arguments a command and its options, as {@code help} lists them */
    public static void main(String[] arguments) {
        Surroundings surroundings = Surroundings.ofTheProcess();
        List<String> typed = List.of(arguments);
        System.exit(
                typed.equals(List.of(Rehearsal.WORD))
                        ? new Rehearsal(surroundings).run()
                        : new Program(surroundings).run(typed));
    }
}
