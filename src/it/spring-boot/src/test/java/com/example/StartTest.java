package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.api.Migrations;
import io.github.migratemaven.api.junit.MigratedDatabase;
import io.github.migratemaven.api.junit.TestDatabase;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application starts on an empty database; Hibernate validates the schema, so it must find the migrated one. */
@SpringBootTest(properties = "spring.jpa.hibernate.ddl-auto=validate")
@MigratedDatabase(at = "base")
class StartTest {
    private static TestDatabase database;

    @BeforeAll
    static void keep(TestDatabase empty) {
        database = empty;
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> database.url());
        registry.add("spring.datasource.username", () -> database.username());
        registry.add("spring.datasource.password", () -> database.password());
    }

    @Autowired
    private Migrations migrations;

    @Autowired
    private EntityManager entities;

    @Test
    void hibernateFindsTheMigratedSchema() {
        assertThat(migrations.current().heads()).containsExactly("abcdef123456");
        assertThat(entities.createQuery("select count(c) from LoyalCustomer c").getSingleResult())
                .isEqualTo(0L);
        migrations.requireHead();
    }
}
