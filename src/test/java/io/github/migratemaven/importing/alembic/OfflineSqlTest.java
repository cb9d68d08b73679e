package io.github.migratemaven.importing.alembic;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.revision.Direction;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfflineSqlTest {
    private static final String UP = """
        hello from env.py
        BEGIN;

        CREATE TABLE audit.changes (
            version_num VARCHAR(32) NOT NULL,
            CONSTRAINT changes_pkc PRIMARY KEY (version_num)
        );

        -- Running upgrade  -> a1

        create table t (note text default 'COMMIT;


        two');

        INSERT INTO audit.changes (version_num) VALUES ('a1') RETURNING audit.changes.version_num;

        -- Running upgrade a1 -> b1

        insert into audit.changes_of_ours values (1);

        COMMIT;

        alter type kind add value 'x';

        BEGIN;

        UPDATE audit.changes SET version_num='b1' WHERE audit.changes.version_num = 'a1';

        -- Running upgrade a1, b1 -> c1

        UPDATE audit.changes SET version_num='c1' WHERE audit.changes.version_num = 'b1';

        COMMIT;

        """;

    @Test
    void bookkeepingAndTransactionsAreLeftOutAndNothingElse() {
        OfflineSql sql = OfflineSql.parse(UP, Direction.UPGRADE, Optional.empty());

        assertThat(sql.before()).isEmpty();
        assertThat(sql.table()).contains("audit.changes");
        assertThat(sql.sections().keySet()).containsExactly("a1", "b1", "c1");
        assertThat(sql.sections().get("a1"))
                .isEqualTo(new OfflineSql.Section("create table t (note text default 'COMMIT;\n\n\ntwo');\n", true));
        OfflineSql.Section outside = requireNonNull(sql.sections().get("b1"));
        assertThat(outside.transactional()).isFalse();
        assertThat(outside.sql().split("\\s*\\n\\s*"))
                .containsExactly("insert into audit.changes_of_ours values (1);", "alter type kind add value 'x';");
        assertThat(sql.sections().get("c1")).isEqualTo(new OfflineSql.Section("", true));
    }

    @Test
    void aTransactionForEachRevisionIsOneOfEach() {
        OfflineSql sql = OfflineSql.parse("""
            BEGIN;

            -- Running downgrade b1 -> a1

            drop table u;

            UPDATE alembic_version SET version_num='a1' WHERE alembic_version.version_num = 'b1';

            COMMIT;

            BEGIN;

            -- Running downgrade a1 ->

            drop table t;

            DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

            DROP TABLE alembic_version;

            COMMIT;
            """, Direction.DOWNGRADE, Optional.of("alembic_version"));

        assertThat(sql.sections().get("b1")).isEqualTo(new OfflineSql.Section("drop table u;\n", true));
        assertThat(sql.sections().get("a1")).isEqualTo(new OfflineSql.Section("drop table t;\n", true));
    }

    @Test
    void whatEnvRunsBeforeTheFirstRevisionIsKept() {
        assertThat(OfflineSql.parse(
                                "BEGIN;\n\ncreate schema app;\n\n-- Running upgrade  -> a1\n\nselect 1;\n",
                                Direction.UPGRADE,
                                Optional.empty())
                        .before())
                .isEqualTo("create schema app;\n");
    }
}
