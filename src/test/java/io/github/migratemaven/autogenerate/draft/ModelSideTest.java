package io.github.migratemaven.autogenerate.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.model.LoadedModel;
import io.github.migratemaven.model.ReferenceTables;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.RepeatedSession;
import io.github.migratemaven.shadow.EmbeddedShadow;
import io.github.migratemaven.shadow.EmbeddedVersion;
import io.github.migratemaven.shadow.Shadow;
import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestInstallations;
import io.github.migratemaven.testing.WholeDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSideTest {
    private static final String MISSING_TYPE = "42704";
    private final CatalogReader reader = new CatalogReader(Kinds.ALL, WholeDatabase.SCOPE);
    private final Path directory;

    ModelSideTest(@TempDir(factory = FastTempDir.class) Path directory) {
        this.directory = directory;
    }

    @Slow
    @Test
    void aScriptThatStandsAloneIsRunOnceAndItsDatabaseReadByLaterBuilds() throws SQLException {
        Script script = new Script("create table author (id int primary key)");
        Catalog first;
        try (EmbeddedShadow shadow = open()) {
            first = part(shadow, script).catalog();
        }

        try (EmbeddedShadow shadow = open()) {
            ModelSide.Made second = part(shadow, script);

            assertThat(script.runs).isEqualTo(1);
            assertThat(second.catalog().objects())
                    .containsExactlyElementsOf(first.objects())
                    .isNotEmpty();
        }
    }

    @Slow
    @Test
    void aChangedScriptIsRun() throws SQLException {
        try (EmbeddedShadow shadow = open()) {
            part(shadow, new Script("create table author (id int primary key)"));
            Script changed = new Script("create table author (id bigint primary key)");

            ModelSide.Made made = part(shadow, changed);

            assertThat(changed.runs).isEqualTo(1);
            assertThat(made.catalog().objects()).map(SchemaObject::toString).anyMatch(text -> text.contains("bigint"));
        }
    }

    @Slow
    @Test
    void whatTakesSomethingForGrantedIsMadeAnewEachTime() throws SQLException {
        Script script = new Script("create table author (state mood)");
        try (EmbeddedShadow shadow = open()) {
            for (int time = 1; time <= 2; time++) {
                Catalog present = catalog(shadow, "create type mood as enum ('ok')");

                Catalog made = side(shadow, script).part(() -> present).catalog();

                assertThat(made.objects()).map(SchemaObject::toString).anyMatch(text -> text.contains("mood"));
                assertThat(script.runs).isEqualTo(2 * time);
            }
        }
    }

    private EmbeddedShadow open() {
        return EmbeddedShadow.open(directory, EmbeddedVersion.newest(), TestInstallations.shared());
    }

    private ModelSide side(Shadow shadow, LoadedModel model) {
        return new ModelSide(shadow, reader, model, ReferenceTables.NONE);
    }

    private ModelSide.Made part(Shadow shadow, LoadedModel model) throws SQLException {
        return side(shadow, model).part(() -> {
            throw new AssertionError("needs nothing of the revisions");
        });
    }

    private Catalog catalog(Shadow shadow, String sql) throws SQLException {
        ConnectionSettings database = shadow.create();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return reader.read(connection);
        }
    }

    /** A model of one statement, which counts how often it runs. */
    private static final class Script implements LoadedModel {
        private final String sql;
        private int runs;

        Script(String sql) {
            this.sql = sql;
        }

        @Override
        public void create(RepeatedSession emptyDatabase) {
            assertThat(createAlone(emptyDatabase)).isTrue();
        }

        @Override
        public boolean createAlone(RepeatedSession emptyDatabase) {
            runs++;
            try (Statement statement = emptyDatabase.fresh().createStatement()) {
                statement.execute(sql);
                return true;
            } catch (SQLException e) {
                assertThat(e.getSQLState()).isEqualTo(MISSING_TYPE);
                return false;
            }
        }

        @Override
        public Optional<String> content() {
            return Optional.of(sql);
        }
    }
}
