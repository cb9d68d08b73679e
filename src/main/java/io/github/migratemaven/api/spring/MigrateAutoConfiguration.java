package io.github.migratemaven.api.spring;

import io.github.migratemaven.api.Migrations;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Migrates the application's {@code DataSource} at its start; {@code migrate.enabled=false} turns it off. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration"
        },
        beforeName = {
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration"
        })
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnProperty(prefix = "migrate", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(MigrateProperties.class)
public class MigrateAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Migrations migrations(MigrateProperties properties, DataSource dataSource) {
        Migrations migrations = Migrations.fromClasspath(properties.revisions()).dataSource(dataSource);
        migrations = properties.schema().map(migrations::versionTableSchema).orElse(migrations);
        return properties.environmentName().map(migrations::environment).orElse(migrations);
    }

    @Bean
    @ConditionalOnMissingBean
    MigrationsAtStart migrationsAtStart(Migrations migrations, MigrateProperties properties) {
        return new MigrationsAtStart(migrations, properties.atStart());
    }
}
