import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Records the sessions that pages of the site show, by running them: {@code java src/site/java/Recordings.java VERSION
 * src/site/resources/recordings}, with that version of the plugin installed. It writes an asciicast (version 2) and a moving
 * picture of each. Maven's own lines are left out, and the names of this machine's directories.
 */
final class Recordings {
    private static final int COLUMNS = 100;

    /** Seconds before a command is typed, and the longest time between two lines. */
    private static final double PAUSE = 1.2;

    private static final Pattern MAVENS_OWN = Pattern.compile(
            "(|\\[(INFO|ERROR)] *|\\[INFO] (Scanning for|Building |BUILD |---|>>>|<<<|Total time|Finished at|  from"
                + " ).*|\\[ERROR] (-> |To see the full|Re-run Maven|For more information|\\[Help ).*|\\[INFO]"
                + " -{20,}.*|.*(maven-(compiler|resources)-plugin|JavacToolProvider|Recompiling the module|Compiling"
                + " \\d+ source|Copying \\d+ resource|skip non existing|Nothing to compile).*)");

    private final Path directory;
    private final List<Event> events = new ArrayList<>();
    private double now;

    private record Event(double at, String line) {}

    private Recordings(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        String version = arguments[0];
        Path target = Path.of(arguments[1]);
        Path temporary = Files.createTempDirectory("recordings");
        try {
            firstRevision(new Recordings(Files.createDirectories(temporary.resolve("1/shop"))), version, target);
            merge(new Recordings(Files.createDirectories(temporary.resolve("2/shop"))), version, target);
            refusedUpgrade(new Recordings(Files.createDirectories(temporary.resolve("3/shop"))), version, target);
        } finally {
            delete(temporary);
        }
    }

    private static void firstRevision(Recordings session, String version, Path target) throws IOException {
        session.file("pom.xml", pom(version));
        session.file("src/main/java/shop/Book.java", """
            package shop;

            import jakarta.persistence.*;

            @Entity
            public class Book {
                @Id @GeneratedValue(strategy = GenerationType.IDENTITY)
                Long id;

                @Column(nullable = false, length = 200)
                String title;
            }
            """);
        session.run("cat src/main/java/shop/Book.java");
        session.run("mvn migrate:revision -Dmessage=\"First commit\"");
        session.run("cat src/main/resources/db/revisions/*.sql");
        session.run("mvn migrate:upgrade");
        session.run("mvn migrate:current");
        session.write("First revision", target.resolve("first-revision"));
    }

    private static void merge(Recordings session, String version, Path target) throws IOException {
        session.file("pom.xml", pom(version));
        session.file(".gitignore", "target/\n");
        session.revision("0c5f8a7e1d20", "", "Books", "create table books (id int primary key);", "drop table books;");
        session.unseen("git init -q -b main && git add . && git commit -qm Books && git checkout -qb ben");
        session.revision(
                "b41d7c02e9f3",
                "0c5f8a7e1d20",
                "Add authors",
                "create table authors (id int primary key);",
                "drop table authors;");
        session.unseen("git add . && git commit -qm 'Add authors' && git checkout -q main");
        session.revision(
                "7e90a3d6c581",
                "0c5f8a7e1d20",
                "Add titles",
                "alter table books add title text;",
                "alter table books drop title;");
        session.unseen("git add . && git commit -qm 'Add titles'");
        session.run("git merge -m \"Merge ben\" ben");
        session.run("mvn migrate:upgrade");
        session.run("mvn migrate:merge -Dmessage=\"Merge authors and titles\"");
        session.run("mvn migrate:upgrade");
        session.run("mvn migrate:history");
        session.write("Two developers and a merge", target.resolve("merge"));
    }

    private static void refusedUpgrade(Recordings session, String version, Path target) throws IOException {
        session.file("pom.xml", pom(version));
        session.revision(
                "0c5f8a7e1d20",
                "",
                "Customers",
                "create table customers (id int primary key, email text not null);\n"
                        + "insert into customers values (1, 'ann@example.org'), (2, 'ben@example.org'), (3,"
                        + " 'ann@example.org');",
                "drop table customers;");
        session.unseen("mvn -o -q -B migrate:upgrade");
        session.revision(
                "5d13e8f4b6a7",
                "0c5f8a7e1d20",
                "One customer per address",
                "-- migrate:check with an address of another customer: select email from customers group by email"
                        + " having count(*) > 1\n"
                        + "alter table customers add constraint customers_email unique (email);",
                "alter table customers drop constraint customers_email;");
        session.run("cat src/main/resources/db/revisions/*5d13e8f4b6a7*");
        session.run("mvn migrate:upgrade");
        session.run("mvn migrate:current");
        session.write("A refused upgrade", target.resolve("refused-upgrade"));
    }

    private static String pom(String version) {
        return """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>shop</artifactId>
              <version>1.0.0</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                <migrate.url>embedded</migrate.url>
                <migrate.postgresVersion>18</migrate.postgresVersion>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>org.hibernate.orm</groupId>
                  <artifactId>hibernate-core</artifactId>
                  <version>7.4.15.Final</version>
                </dependency>
              </dependencies>
              <build>
                <plugins>
                  <plugin>
                    <groupId>org.apache.maven.plugins</groupId>
                    <artifactId>maven-resources-plugin</artifactId>
                    <version>3.3.1</version>
                  </plugin>
                  <plugin>
                    <groupId>org.apache.maven.plugins</groupId>
                    <artifactId>maven-compiler-plugin</artifactId>
                    <version>3.14.1</version>
                  </plugin>
                  <plugin>
                    <groupId>io.github.migratemaven</groupId>
                    <artifactId>migrate-maven-plugin</artifactId>
                    <version>%s</version>
                  </plugin>
                </plugins>
              </build>
            </project>
            """.formatted(version);
    }

    private void file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void revision(String id, String revises, String message, String upgrade, String downgrade)
            throws IOException {
        String name = message.toLowerCase(Locale.ROOT).replace(' ', '_');
        file(
                "src/main/resources/db/revisions/20261127T0900_" + id + "_" + name + ".sql",
                """
                -- Revision ID: %s
                -- Revises: %s
                -- Create Date: 2026-11-27T09:00:00Z
                -- Message: %s

                -- migrate:upgrade
                %s

                -- migrate:downgrade
                %s
                """.formatted(id, revises, message, upgrade, downgrade).replace(": \n", ":\n"));
    }

    private void run(String command) throws IOException {
        now += PAUSE;
        events.add(new Event(now, "$ " + command));
        now += PAUSE / 2;
        execute(command.replaceFirst("^mvn ", "mvn -o -B "), line -> {
            if (!(command.startsWith("mvn ") && MAVENS_OWN.matcher(line).matches())) {
                for (String part : wrapped(withoutThisMachine(line))) {
                    events.add(new Event(now, part));
                }
            }
        });
    }

    private void unseen(String command) throws IOException {
        execute(command, line -> {});
    }

    private interface Lines {
        void take(String line) throws IOException;
    }

    private void execute(String command, Lines lines) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("MIGRATE_") || name.startsWith("PG"));
        builder.environment()
                .putAll(Map.of(
                        "GIT_AUTHOR_NAME", "Ann",
                        "GIT_AUTHOR_EMAIL", "ann@example.org",
                        "GIT_COMMITTER_NAME", "Ann",
                        "GIT_COMMITTER_EMAIL", "ann@example.org"));
        Process process = builder.start();
        long last = System.nanoTime();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                now += Math.min(PAUSE / 2, (System.nanoTime() - last) / 1e9);
                last = System.nanoTime();
                lines.take(line.replaceAll("\u001b\\[[0-9;]*m", "").stripTrailing());
            }
        }
    }

    /** The directory is {@code ~/shop} to whoever watches. */
    private String withoutThisMachine(String line) throws IOException {
        return line.replace(directory.toRealPath().toString(), "~/shop").replace(directory.toString(), "~/shop");
    }

    /** As a terminal breaks them. */
    private static List<String> wrapped(String line) {
        List<String> parts = new ArrayList<>();
        String rest = line;
        while (rest.length() > COLUMNS) {
            parts.add(rest.substring(0, COLUMNS));
            rest = rest.substring(COLUMNS);
        }
        parts.add(rest);
        return parts;
    }

    private void write(String title, Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(Path.of(target + ".cast"), cast(title));
        Files.writeString(Path.of(target + ".svg"), picture(title));
    }

    private String cast(String title) {
        StringBuilder cast = new StringBuilder("{\"version\": 2, \"width\": " + COLUMNS + ", \"height\": "
                + (events.size() + 1) + ", \"title\": " + quoted(title) + "}\n");
        for (Event event : events) {
            cast.append(String.format(Locale.ROOT, "[%.2f, \"o\", %s]%n", event.at, quoted(event.line + "\r\n")));
        }
        return cast.toString();
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n")
                + '"';
    }

    /** Each line appears at its time and stays; all at once for readers who want nothing to move. */
    private String picture(String title) {
        int height = events.size() * 20 + 28;
        StringBuilder svg = new StringBuilder("""
            <svg xmlns="http://www.w3.org/2000/svg" width="880" height="%1$d" viewBox="0 0 880 %1$d" role="img">
            <title>%2$s</title>
            <style>
            text { font: 14px/20px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d8dce2; white-space: pre; animation: appear 0s both; }
            .typed { fill: #9ad28a; font-weight: bold; } .error { fill: #ff8f8f; } .warning { fill: #e3c98f; }
            @keyframes appear { from { opacity: .35; } to { opacity: 1; } }
            @media (prefers-reduced-motion: reduce) { text { animation: none; } }
            </style>
            <rect width="880" height="%1$d" rx="8" fill="#16181c" stroke="#4a525e"/>
            """.formatted(height, title));
        int y = 28;
        String kind = "";
        for (Event event : events) {
            kind = kind(event.line, kind);
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"14\" y=\"%d\" textLength=\"%.1f\" lengthAdjust=\"spacingAndGlyphs\"%s"
                            + " style=\"animation-delay:%.1fs\">%s</text>%n",
                    y,
                    event.line.length() * 8.5,
                    kind.isEmpty() ? "" : " class=\"" + kind + "\"",
                    event.at,
                    event.line.replace("&", "&amp;").replace("<", "&lt;")));
            y += 20;
        }
        return svg.append("</svg>\n").toString().replaceAll("(?m)^<text[^>]*></text>\\R", "");
    }

    /** What goes on in the next line has the look of the line before. */
    private static String kind(String line, String before) {
        if (line.startsWith("$ ")) {
            return "typed";
        }
        if (line.startsWith("[ERROR]")) {
            return "error";
        }
        if (line.startsWith("[WARNING]")) {
            return "warning";
        }
        return line.startsWith("[INFO]") || before.equals("typed") ? "" : before;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}
