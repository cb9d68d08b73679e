package io.github.migratemaven.autogenerate.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.shadow.EmbeddedShadow;
import io.github.migratemaven.shadow.EmbeddedVersion;
import io.github.migratemaven.shadow.Shadow;
import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestInstallations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one replay leaves on the plugin's own server makes no difference to the next. */
@Slow
class KeptClusterReplayTest {
    private static final String GRANTED =
            "select coalesce(relacl::text, '') like '%app=r/%' from pg_class where relname = 't'";

    private final Path directory;

    KeptClusterReplayTest(@TempDir(factory = FastTempDir.class) Path directory) {
        this.directory = directory;
    }

    private Shadow open() {
        return EmbeddedShadow.open(directory, EmbeddedVersion.newest(), TestInstallations.shared());
    }

    @Test
    void aRoleIsDroppedAlthoughATemplateStillKnowsIt() throws SQLException {
        Revision making = revision("a1", "create role app; create table t (a int); grant select on t to app;");
        Revision taking = revision("b1", "drop owned by app; drop role app;");
        for (int time = 0; time < 2; time++) {
            try (Shadow shadow = open()) {
                assertThat(replayed(shadow, List.of(making), GRANTED)).isEqualTo("t");
                assertThat(replayed(shadow, List.of(making, taking), GRANTED)).isEqualTo("f");
            }
        }
    }

    @Test
    void aBlockThatCreatesARoleRunsAgainAfterAnEdit() throws SQLException {
        String making = "do $$ begin create role app; end $$; create table t (a int); grant select on t to app;";
        try (Shadow shadow = open()) {
            assertThat(replayed(shadow, List.of(revision("a1", making)), GRANTED))
                    .isEqualTo("t");
        }
        try (Shadow shadow = open()) {
            Revision edited = revision("a1", making + " create table u (a int);");
            assertThat(replayed(shadow, List.of(edited), GRANTED)).isEqualTo("t");
        }
    }

    @Test
    void itsOwnRoleDatabasesAndSettingsStayAsTheyAre() throws SQLException {
        Revision reaching = revision("a1", """
            alter role postgres password 'changed' nosuperuser;
            alter role all set search_path = elsewhere;
            alter user current_user connection limit 0;
            alter database shop set jit = off;
            grant connect on database shop to public;
            comment on database shop is 'The shop';
            alter system set max_connections = 1;
            create table t (a int);
            """);
        for (int time = 0; time < 2; time++) {
            try (Shadow shadow = open()) {
                assertThat(replayed(shadow, List.of(reaching), "select tablename from pg_tables where tablename = 't'"))
                        .isEqualTo("t");
            }
        }
    }

    private static String replayed(Shadow shadow, List<Revision> revisions, String query) throws SQLException {
        ConnectionSettings database = new Replay(shadow, "public", JavaRevisions.withoutProject()).of(revisions);
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        } finally {
            shadow.drop(database);
        }
    }

    private static Revision revision(String id, String upgrade) {
        return new Revision(
                id,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                id,
                new Script(upgrade, 1, true),
                new Script("", 1, true),
                Optional.empty(),
                Optional.empty());
    }
}
