package io.github.migratemaven.api.spring;

import io.github.migratemaven.api.Migrations;
import org.springframework.beans.factory.InitializingBean;

/** Brings the database to where the revisions lead, or requires that it is there, before other beans use it. */
public final class MigrationsAtStart implements InitializingBean {
    private final Migrations migrations;
    private final MigrateProperties.AtStart what;

    public MigrationsAtStart(Migrations migrations, MigrateProperties.AtStart what) {
        this.migrations = migrations;
        this.what = what;
    }

    @Override
    public void afterPropertiesSet() {
        switch (what) {
            case UPGRADE -> migrations.upgrade();
            case REQUIRE_HEAD -> migrations.requireHead();
            case NOTHING -> {}
        }
    }
}
