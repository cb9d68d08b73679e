package io.github.migratemaven.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.report.MigrationFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By the grammar of github.com/distribution/reference, and the tests that stand beside it. */
class ContainerImageTest {

    @ParameterizedTest
    @CsvSource({
        "shop, 1.0, shop-migrations:1.0",
        "Shop_Core, 1.0-SNAPSHOT, shop-core-migrations:1.0-SNAPSHOT",
        "com.example.Shop, 1.0+build.5, com-example-shop-migrations:1.0_build.5",
        "shop., .1, shop-migrations:_1"
    })
    void aProjectsImageIsOneThatRegistriesTake(String project, String version, String image) {
        assertThat(ContainerImage.of(project, version).text()).isEqualTo(image);
        assertThat(ContainerImage.named(image).text()).isEqualTo(image);
    }

    @Test
    void aTagHas128CharactersAtMost() {
        assertThat(ContainerImage.of("shop", "1".repeat(200)).text()).isEqualTo("shop-migrations:" + "1".repeat(128));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "shop:Tag_1.0-b",
                "registry.example.com/shop-migrations:1.0",
                "Registry.example.com:5000/team/shop__core/a.b",
                "[2001:db8::1]:5000/shop",
                "shop@sha256:ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void whatRegistriesTakeIsTaken(String image) {
        assertThat(ContainerImage.named(image).text()).isEqualTo(image);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shop:1.0",
                "team/Shop",
                "shop:1.0+b5",
                "shop migrations",
                "",
                "-shop",
                "shop:",
                "a//b",
                "shop..core"
            })
    void whatNoneTakesIsRefused(String image) {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> ContainerImage.named(image))
                .withMessage("migrate.image is '" + image + "', which is no name of a container image.");
    }
}
