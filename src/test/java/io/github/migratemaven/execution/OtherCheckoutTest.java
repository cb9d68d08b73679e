package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.history.AppliedRevision;
import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import org.junit.jupiter.api.Test;

class OtherCheckoutTest {
    private final Database database = Database.fresh();
    private final Migrator migrator = database.migrator(new RecordingReporter());

    @Test
    void anOlderCheckoutSeesItIsBehindAndCanTakeBackWhatItDoesNotKnow() {
        migrator.upgrade(chain(3), "head");
        RevisionGraph older = chain(1);

        AppliedState state = migrator.state(older);
        assertThat(state.status()).isEqualTo(Status.AHEAD);
        assertThat(state.ahead()).extracting(AppliedRevision::id).containsExactly("a2", "a3");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(older, "head"))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.AHEAD))
                .withMessageContaining("a2 (Make a2), a3 (Make a3)");

        migrator.downgrade(older, "a1");

        assertThat(database.tables()).containsExactly("t1");
        assertThat(migrator.state(older).status()).isEqualTo(Status.OK);
    }

    @Test
    void refusesTablesThatANewerPluginWrote() {
        migrator.upgrade(chain(1), "head");
        database.run("insert into migrate_event (kind, revision, from_heads, to_heads, outcome, statement, detail)"
                + " values ('identity', '', '{}', '{}', 'done', 0, E'99\\t\\t\\tx')");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(chain(2), "head"))
                .withMessageContaining("newer version of this plugin (layout 99");
        RecordingReporter lookingOnly = new RecordingReporter();
        database.migrator(lookingOnly).state(chain(1));
        assertThat(lookingOnly.all()).as("who only looks is told too").contains("newer version", "layout 99");
    }

    @Test
    void aSquashedRevisionTakesThePlaceOfWhatItReplaces() {
        migrator.upgrade(chain(3), "a2");
        Revision squashed = squashed();
        Revision last = Revisions.of("a3", "s1", "create table t3 (id int primary key);", "drop table t3;");

        assertThat(migrator.state(graph(squashed, last)).pending())
                .extracting(Revision::id)
                .containsExactly("a3");
        migrator.upgrade(graph(squashed, last), "head");

        assertThat(database.rows()).containsExactly("a3", "s1");
        assertThat(database.tables()).containsExactly("t1", "t2", "t3");
    }

    @Test
    void aDatabaseInTheMiddleOfASquashedRangeIsRefused() {
        migrator.upgrade(chain(3), "a1");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(graph(squashed()), "head"))
                .withMessageContaining("has applied only a1");
    }

    private static Revision squashed() {
        return Revisions.squashing(
                "s1", "", "a1, a2", "create table t1 (id int primary key); create table t2 (id int primary key);", "");
    }
}
