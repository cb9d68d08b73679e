package io.github.migratemaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.model.entity.ProjectClassLoader;
import io.github.migratemaven.model.provider.HibernateBytecode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proxies and accessors of entities, which no schema shows. */
class HibernateBytecodeTest {
    private final Path directory;

    HibernateBytecodeTest(@TempDir Path directory) {
        this.directory = directory;
    }

    static Stream<List<Path>> hibernates() {
        return Stream.of(EntityProject.hibernate7(), EntityProject.hibernate6());
    }

    @ParameterizedTest
    @MethodSource("hibernates")
    void newVersionsDoWithoutTheClassesThatTheyWouldMake(List<Path> hibernate) throws IOException {
        try (ProjectClassLoader project = ProjectClassLoader.of(hibernate)) {
            assertThat(HibernateBytecode.isDispensable(project)).isTrue();
            assertThat(Collections.list(project.findResources(HibernateBytecode.SERVICE)))
                    .hasSize(1);

            project.hideService(HibernateBytecode.SERVICE);

            assertThat(Collections.list(project.findResources(HibernateBytecode.SERVICE)))
                    .isEmpty();
        }
    }

    @Test
    void versionsWhoseStandInFailsKeepThem() throws IOException {
        EntityProject project = new EntityProject(directory, List.of())
                .withSource("org/hibernate/bytecode/internal/none/BytecodeProviderImpl.java", """
                    package org.hibernate.bytecode.internal.none;
                    public final class BytecodeProviderImpl {
                        public Object getReflectionOptimizer(Class<?> type, java.util.Map<String, Object> accesses) {
                            throw new IllegalStateException("not possible when the configured BytecodeProvider is 'none'");
                        }
                    }
                    """);
        project.compile();
        try (ProjectClassLoader loader = ProjectClassLoader.of(List.of(project.classes()))) {
            assertThat(HibernateBytecode.isDispensable(loader)).isFalse();
        }
    }

    @Test
    void otherProvidersAreLeftAlone() throws IOException {
        try (ProjectClassLoader project = ProjectClassLoader.of(EntityProject.eclipseLink())) {
            assertThat(HibernateBytecode.isDispensable(project)).isFalse();
        }
    }
}
