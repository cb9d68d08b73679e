package io.github.migratemaven.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.migratemaven.execution.options.ComparisonScope;
import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.LockOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.execution.options.RetryPolicy;
import io.github.migratemaven.execution.options.RunnerWait;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.junit.jupiter.api.Test;

/** A goal offers no option that its code never reads. */
class OfferedOptionsTest {
    /** What reads an option, once it has been handed to the engine. */
    private static final Map<String, Set<String>> READERS = Map.ofEntries(
            Map.entry("versionTableSchema", reading(ExecutionOptions.class, "versionTableSchema")),
            Map.entry("lockTimeout", reading(LockOptions.class, "timeout")),
            Map.entry("lockTries", reading(RetryPolicy.class, "tries")),
            Map.entry("showBlockingQueries", reading(LockOptions.class, "showQueries")),
            Map.entry("whenLocked", reading(RunnerWait.class, "whenLocked")),
            Map.entry("wait", reading(RunnerWait.class, "atMost")),
            Map.entry("environment", reading(EnvironmentRules.class, "name", "requireSame", "requireRenamed")),
            Map.entry(
                    "protectedEnvironments", reading(EnvironmentRules.class, "protectedNames", "requireConfirmation")),
            Map.entry(
                    "confirmEnvironment",
                    reading(EnvironmentRules.class, "confirmed", "requireRenamed", "requireConfirmation")),
            Map.entry("allowNonEmpty", reading(Overrides.class, "nonEmpty")),
            Map.entry("allowProxy", reading(Overrides.class, "proxy")),
            Map.entry("acceptUnproven", reading(Overrides.class, "unproven")),
            Map.entry("unknownOutcome", reading(Overrides.class, "unknownOutcome")),
            Map.entry("checkDrift", reading(ExecutionOptions.class, "checkDrift")),
            Map.entry("schemas", reading(ComparisonScope.class, "schemas")),
            Map.entry("exclude", reading(ComparisonScope.class, "exclude")));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.migratemaven");

    private static Set<String> reading(Class<?> type, String... methods) {
        return Stream.of(methods)
                .map(method -> type.getName() + "." + method + "()")
                .collect(Collectors.toSet());
    }

    @Test
    void everyOfferedOptionIsRead() {
        Map<String, Set<String>> idle = new TreeMap<>();
        Set<String> seen = new TreeSet<>();
        for (JavaClass mojo : classes) {
            if (mojo.isAnnotatedWith(Mojo.class) && !mojo.getSimpleName().equals("HelpMojo")) {
                Set<String> reached = reachedFrom(mojo);
                for (String option : offered(mojo)) {
                    seen.add(option);
                    if (READERS.get(option).stream().noneMatch(reached::contains)) {
                        idle.computeIfAbsent(mojo.getSimpleName(), goal -> new TreeSet<>())
                                .add(option);
                    }
                }
            }
        }

        assertThat(idle).isEmpty();
        assertThat(seen).as("options that some goal offers").isEqualTo(new TreeSet<>(READERS.keySet()));
    }

    private static Set<String> offered(JavaClass mojo) {
        return mojo.getAllFields().stream()
                .filter(field -> field.isAnnotatedWith(Parameter.class))
                .map(field -> field.getName())
                .filter(READERS::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All code that can run when the goal does; an overridden method may be any of those that override it. */
    private Set<String> reachedFrom(JavaClass mojo) {
        Set<JavaCodeUnit> reached = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        mojo.getMethods().forEach(open::add);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (reached.add(unit)) {
                unit.getAccessesFromSelf().stream()
                        .filter(access ->
                                access.getTargetOwner().getPackageName().startsWith("io.github.migratemaven"))
                        .flatMap(access -> access.getTarget().resolveMember().stream())
                        .filter(JavaCodeUnit.class::isInstance)
                        .map(JavaCodeUnit.class::cast)
                        .flatMap(OfferedOptionsTest::withOverriding)
                        .forEach(open::add);
            }
        }
        return reached.stream()
                .map(unit -> unit.getOwner().getName() + "." + unit.getName() + "()")
                .collect(Collectors.toSet());
    }

    private static Stream<JavaCodeUnit> withOverriding(JavaCodeUnit unit) {
        if (!(unit instanceof JavaMethod)) {
            return Stream.of(unit);
        }
        return Stream.concat(
                Stream.of(unit),
                unit.getOwner().getAllSubclasses().stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getName().equals(unit.getName())
                                && method.getRawParameterTypes().size()
                                        == unit.getRawParameterTypes().size()));
    }
}
