package io.github.migratemaven.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.maven.plugins.annotations.Mojo;
import org.jspecify.annotations.NullMarked;

/** The floors of the house: imports go downwards only, and each package keeps to its business. */
@AnalyzeClasses(
        packages = "io.github.migratemaven",
        importOptions = {ImportOption.DoNotIncludeTests.class, FloorsTest.WithoutTheGeneratedGoal.class})
class FloorsTest {
    private static final String ROOT = "io.github.migratemaven.";
    private static final String MAVEN = "org.apache.maven..";

    /** What each package may import of ours; adding an entry here is a decision about the architecture. */
    static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("report", List.of()),
            Map.entry("finding", List.of("postgres", "report")),
            Map.entry("postgres", List.of("report")),
            Map.entry("catalog", List.of("postgres", "report")),
            Map.entry("kind", List.of("catalog", "postgres", "report")),
            Map.entry("revision", List.of("postgres", "report")),
            Map.entry("program", List.of("revision", "postgres", "report")),
            Map.entry("diff", List.of("kind", "catalog", "postgres", "report")),
            Map.entry("model", List.of("postgres", "report")),
            Map.entry("shadow", List.of("postgres", "report")),
            Map.entry(
                    "autogenerate",
                    List.of("diff", "model", "shadow", "program", "kind", "catalog", "revision", "postgres", "report")),
            Map.entry(
                    "importing",
                    List.of(
                            "autogenerate",
                            "execution",
                            "diff",
                            "model",
                            "shadow",
                            "program",
                            "kind",
                            "catalog",
                            "revision",
                            "postgres",
                            "report")),
            Map.entry("execution", List.of("program", "kind", "catalog", "revision", "postgres", "report")),
            Map.entry(
                    "trace",
                    List.of(
                            "execution",
                            "finding",
                            "shadow",
                            "program",
                            "kind",
                            "catalog",
                            "revision",
                            "postgres",
                            "report")),
            Map.entry("page", List.of("finding", "kind", "catalog", "revision", "postgres", "report")),
            Map.entry(
                    "engine",
                    List.of(
                            "api",
                            "importing",
                            "autogenerate",
                            "trace",
                            "page",
                            "execution",
                            "finding",
                            "diff",
                            "model",
                            "shadow",
                            "program",
                            "kind",
                            "catalog",
                            "revision",
                            "postgres",
                            "report")),
            Map.entry("api", List.of("execution", "shadow", "program", "revision", "postgres", "report")),
            Map.entry("bundle", List.of("engine", "execution", "program", "revision", "postgres", "report")),
            Map.entry("plugin", List.of("engine", "execution", "finding", "model", "shadow", "postgres", "report")));

    @ArchTest
    static final ArchRule importsGoDownwardsOnly = classes()
            .should(new ArchCondition<>("import only from the floors below") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Set<String> allowed = Set.copyOf(MAY_USE.getOrDefault(floorOf(type), List.of()));
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(use -> use.getTargetClass().getPackageName().startsWith(ROOT))
                            .filter(use -> !floorOf(use.getTargetClass()).equals(floorOf(type)))
                            .filter(use -> !allowed.contains(floorOf(use.getTargetClass())))
                            .forEach(use -> events.add(SimpleConditionEvent.violated(type, use.getDescription())));
                }
            });

    /**
     * The rooms of a floor, from the lowest; each may use those below it and beside it, and none what lies in front of
     * them, unless that is in the list as the room without a name. A table, its columns, their types, numbers and constraints, and who owns it, cannot be told without each other.
     */
    private static final Map<String, List<Set<String>>> ROOMS = Map.of(
            "postgres",
            List.of(Set.of("sql"), Set.of("connection"), Set.of("settings", "trial")),
            "revision",
            List.of(
                    Set.of("parameter"),
                    Set.of("script"),
                    Set.of(""),
                    Set.of("hook"),
                    Set.of("file"),
                    Set.of("graph"),
                    Set.of("plan")),
            "model",
            List.of(Set.of("settings"), Set.of("provider"), Set.of("entity")),
            "autogenerate",
            List.of(Set.of("normal", "wording"), Set.of("compare"), Set.of("draft", "squash")),
            "plugin",
            List.of(Set.of("maven", "parameter"), Set.of("output"), Set.of("base")),
            "execution",
            List.of(
                    Set.of("options"),
                    Set.of("session"),
                    Set.of("script"),
                    Set.of("history"),
                    Set.of("step"),
                    Set.of("precondition"),
                    Set.of("offline")),
            "kind",
            List.of(
                    Set.of("sql"),
                    Set.of("access", "constraint", "partition", "relation", "replication", "sequence", "type"),
                    Set.of("database", "foreign", "operator", "routine", "textsearch")));

    @ArchTest
    static final ArchRule roomsUseTheRoomsBelowThem = classes()
            .should(new ArchCondition<>("use only the rooms below them") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    int height = heightOf(type);
                    if (height >= 0) {
                        type.getDirectDependenciesFromSelf().stream()
                                .filter(use -> floorOf(use.getTargetClass()).equals(floorOf(type)))
                                .filter(use ->
                                        heightOf(use.getTargetClass()) > height || heightOf(use.getTargetClass()) < 0)
                                .forEach(use -> events.add(SimpleConditionEvent.violated(type, use.getDescription())));
                    }
                }
            });

    /** What a goal needs of another; adding an entry here is a decision about the architecture. */
    private static final Map<String, Set<String>> GOALS_OF_GOALS = Map.of(
            "adopt", Set.of("revision"),
            "importing", Set.of("revision"),
            "merge", Set.of("revision"),
            "check", Set.of("revision", "lint"),
            "page", Set.of("revision", "lint"),
            "revision", Set.of("lint"),
            "lint", Set.of("sizes"));

    /** A goal is understood by reading its folder and what all goals share. */
    @ArchTest
    static final ArchRule goalsKnowNoOtherGoal = classes()
            .that()
            .resideInAPackage(ROOT + "engine.*")
            .should(new ArchCondition<>("use their own folder, and what goals share") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Set<String> allowed = new HashSet<>(GOALS_OF_GOALS.getOrDefault(roomOf(type), Set.of()));
                    allowed.add(roomOf(type));
                    allowed.add("result");
                    if (!roomOf(type).equals("result")) {
                        allowed.add("context");
                    }
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(use -> floorOf(use.getTargetClass()).equals("engine"))
                            .filter(use -> !allowed.contains(roomOf(use.getTargetClass())))
                            .forEach(use -> events.add(SimpleConditionEvent.violated(type, use.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule ofExecutionThePluginKnowsTheOptions = noClasses()
            .that()
            .resideInAPackage(ROOT + "plugin..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "run something",
                    type -> type.getPackageName().startsWith(ROOT + "execution")
                            && !type.getPackageName().equals(ROOT + "execution.options")));

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.github.migratemaven.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyThePluginKnowsMaven = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "plugin..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MAVEN, "org.eclipse.aether..", "org.codehaus.plexus..", "eu.maveniverse..");

    /** No goal carries it. */
    @ArchTest
    static final ArchRule onlyABundleKnowsPicocli = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "bundle..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", ROOT + "bundle..");

    /** What calls the layout is loaded beside it, so nothing else may. */
    @ArchTest
    static final ArchRule onlyOneRoomKnowsTheLayout = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "page.elk..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.elk..", "org.eclipse.emf..", ROOT + "page.elk..");

    @ArchTest
    static final ArchRule thePluginKnowsNoSql =
            noClasses().that().resideInAPackage(ROOT + "plugin..").should().dependOnClassesThat(inPackage("java.sql"));

    @ArchTest
    static final ArchRule revisionsKnowNoDatabase = noClasses()
            .that()
            .resideInAPackage(ROOT + "revision..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..");

    @ArchTest
    static final ArchRule goalsAreFinalAndThreadSafe = classes()
            .that()
            .areAnnotatedWith(Mojo.class)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .andShould(new ArchCondition<>("declare threadSafe") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getAnnotationOfType(Mojo.class).threadSafe()) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " is not threadSafe"));
                    }
                }
            });

    @ArchTest
    static final ArchRule noStaticState = fields().that()
            .areStatic()
            .and(DescribedPredicate.describe(
                    "are written by people", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule onlyOneClassPrints = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + "plugin.output.StandardOutput")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "bundle.StandardStreams")
            .should(com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    /** The library for applications lives in their process, and a bundle is one. */
    @ArchTest
    static final ArchRule nothingReadsTheProcessGlobally = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "api..", ROOT + "bundle..")
            .should()
            .callMethod(System.class, "getProperty", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class, String.class)
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "exit", int.class);

    /** It looks for providers through the thread's class loader, which inside Maven sees none. */
    @ArchTest
    static final ArchRule nothingLooksUpRandomGenerators = noClasses()
            .should()
            .callMethod(RandomGenerator.class, "getDefault")
            .orShould()
            .callMethod(RandomGenerator.class, "of", String.class);

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(new ArchCondition<>("be in a @NullMarked package with a package-info") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                    }
                }
            });

    /** The help goal is written by Maven's own tools. */
    static final class WithoutTheGeneratedGoal implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/HelpMojo.class");
        }
    }

    private static String floorOf(JavaClass type) {
        return path(type).get(0);
    }

    /** Empty for what lies in front of the rooms. */
    private static String roomOf(JavaClass type) {
        return path(type).size() > 1 ? path(type).get(1) : "";
    }

    /** Of the type's room on its floor, from 0; -1 for what lies in front of the rooms. */
    private static int heightOf(JavaClass type) {
        List<Set<String>> rooms = ROOMS.getOrDefault(floorOf(type), List.of());
        for (int height = 0; height < rooms.size(); height++) {
            if (rooms.get(height).contains(roomOf(type))) {
                return height;
            }
        }
        return -1;
    }

    private static List<String> path(JavaClass type) {
        String path = type.getPackageName()
                .substring(Math.min(ROOT.length(), type.getPackageName().length()));
        return Arrays.asList(path.split("\\.", -1));
    }

    private static DescribedPredicate<JavaClass> inPackage(String name) {
        return DescribedPredicate.describe(
                "in " + name, type -> type.getPackageName().equals(name));
    }
}
