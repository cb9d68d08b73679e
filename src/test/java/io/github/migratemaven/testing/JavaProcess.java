package io.github.migratemaven.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A virtual machine of its own for a main class of the tests, short of life and with the same home. */
public final class JavaProcess {
    private JavaProcess() {}

    /** One whose output and complaints are one stream. */
    public static ProcessBuilder of(Class<?> main, String... arguments) {
        return new ProcessBuilder(command(main, arguments)).redirectErrorStream(true);
    }

    public static List<String> command(Class<?> main, String... arguments) {
        Stream<String> start = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-Duser.home=" + System.getProperty("user.home"),
                main.getName());
        return Stream.concat(start, Stream.of(arguments)).toList();
    }
}
