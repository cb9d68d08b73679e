package io.github.migratemaven.postgres.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.postgres.sql.SqlStatement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerWideTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    create role app                                  | create role
                    CREATE USER app PASSWORD 'x'                     | create user
                    alter role app in database shop set jit = off    | alter role
                    drop group staff                                 | drop group
                    create database other                            | create database
                    alter system set work_mem = '1GB'                | alter system
                    drop tablespace fast                             | drop tablespace
                    create subscription s connection '' publication p | create subscription
                    comment on role app is 'x'                       | comment on role
                    /* why */ comment on database shop is 'x'        | comment on database
                    grant admin to app                               | grant of a role
                    grant connect on database shop to app            | grant on database
                    revoke admin from app                            | revoke of a role
                    reassign owned by app to admin                   | reassign owned
                    drop owned by app                                | drop owned
                    copy t to program 'mail'                         | copy to program
                    copy (select 1 from t) to '/srv/t'               | copy to a file
                    copy t (a, b) from '/srv/t'                      | copy from a file
                    """)
    void knowsWhatReachesBeyondADatabase(String sql, String what) {
        assertThat(ServerWide.in(new SqlStatement(sql, 1, Optional.empty()))).contains(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create user mapping for app server s",
                "drop user mapping for app server s",
                "create table \"role\" (a int)",
                "alter table t owner to app",
                "grant select on t to app",
                "grant usage on schema database to app",
                "comment on column t.role is 'on role'",
                "copy t from stdin",
                "copy (select a from t) to stdout",
                "alter default privileges grant select on tables to app"
            })
    void leavesWhatStaysInsideADatabase(String sql) {
        assertThat(ServerWide.in(new SqlStatement(sql, 1, Optional.empty()))).isEmpty();
    }

    @Test
    void readsTheNameOfARoleThatIsCreated() {
        assertThat(ServerWide.createdRole(new SqlStatement("create role \"App\" login", 1, Optional.empty())))
                .contains("App");
        assertThat(ServerWide.createdRole(new SqlStatement("CREATE USER App", 1, Optional.empty())))
                .contains("app");
        assertThat(ServerWide.createdRole(new SqlStatement("alter role app login", 1, Optional.empty())))
                .isEmpty();
    }
}
