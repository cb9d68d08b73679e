package io.github.migratemaven.real;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Runs every project found in a folder and prints a line for each that is not equal, then the figures. */
public final class RealProjects {
    private final MavenSetup maven;
    private final int major;
    private final Path work;
    private final PrintStream out;
    private final Map<Verdict.Result, Integer> figures = new EnumMap<>(Verdict.Result.class);

    private RealProjects(MavenSetup maven, int major, Path work, PrintStream out) {
        this.maven = maven;
        this.major = major;
        this.work = work;
        this.out = out;
    }

    /**
     * @param args the folder of the projects, one to work in, Maven's home, its local repository, {@code offline=true} or {@code offline=false},
     *     this plugin's coordinates, the major version of the server, and optionally a text that a project's name must
     *     contain
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        MavenSetup maven = new MavenSetup(Path.of(args[2]), Path.of(args[3]), args[4].equals("offline=true"), args[5]);
        String wanted = args.length > 7 ? args[7] : "";
        List<Path> projects = projects(folder, wanted);
        if (projects.isEmpty()) {
            System.out.println("projects: none in " + folder);
            System.exit(1);
        }
        new RealProjects(maven, Integer.parseInt(args[6]), Path.of(args[1]), System.out).run(projects);
        System.exit(0);
    }

    private static List<Path> projects(Path folder, String wanted) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(project -> Files.exists(project.resolve("pom.xml"))
                            && project.getFileName().toString().contains(wanted))
                    .sorted()
                    .toList();
        }
    }

    private void run(List<Path> projects) throws IOException, InterruptedException {
        for (Path project : projects) {
            run(project);
        }
        out.printf(
                Locale.ROOT,
                "projects: %d equal, %d differ, %d refused%n",
                figures.getOrDefault(Verdict.Result.EQUAL, 0),
                figures.getOrDefault(Verdict.Result.DIFFER, 0),
                figures.getOrDefault(Verdict.Result.REFUSED, 0));
    }

    private void run(Path project) throws IOException, InterruptedException {
        ProjectOptions options = ProjectOptions.of(project);
        List<Path> modules = options.modules().isEmpty()
                ? Modules.of(project).stream().map(project::relativize).toList()
                : options.modules().stream().map(Path::of).map(Path::normalize).toList();
        String name = project.getFileName().toString();
        if (modules.isEmpty()) {
            count(name, Verdict.refused("no application, no persistence.xml and no entity was found in its modules"));
        }
        for (Path module : modules) {
            Path place = work.resolve(name).resolve(module.toString().replace('/', '+'));
            FileUtils.deleteDirectory(place.toFile());
            Path copy = place.resolve("project");
            FileUtils.copyDirectory(project.toFile(), copy.toFile(), file -> !isLeftBehind(file.getName()));
            MavenBuild build =
                    new MavenBuild(maven, copy, module, place.resolve("logs"), options.maven(), options.java());
            String label = module.toString().isEmpty() ? name : name + "/" + module;
            count(label, new Course(build, options, major).run());
        }
    }

    /** What a build makes, which the copy makes anew. */
    private static boolean isLeftBehind(String file) {
        return file.equals("target") || file.equals("node_modules") || file.equals(".git");
    }

    private void count(String name, Verdict verdict) {
        figures.merge(verdict.result(), 1, Integer::sum);
        if (verdict.result() != Verdict.Result.EQUAL) {
            out.println(verdict.result().name().toLowerCase(Locale.ROOT) + " " + name + " " + verdict.reason());
        }
        out.flush();
    }
}
