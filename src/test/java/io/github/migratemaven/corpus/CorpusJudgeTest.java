package io.github.migratemaven.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.corpus.CorpusVerdict.Result;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case with rows is judged by its rows. */
class CorpusJudgeTest {
    private static final String TABLE = "create table t (id int primary key, a text);";

    @TempDir
    Path folder;

    @Slow
    @Test
    void aCheckThatFailsAfterTheUpgradeFailsTheCase() throws IOException {
        CorpusVerdict verdict = judge(Map.of(
                "from.sql", TABLE,
                "to.sql", "create table t (id int primary key, a text, b int);",
                "rows.sql", "insert into t values (1, 'x')",
                "check.sql", "insert into t values (1, 'y')"));

        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.reason()).contains("duplicate key");
    }

    @Slow
    @Test
    void answersOfBothStationsAreTold() throws IOException {
        CorpusVerdict verdict = judge(Map.of(
                "from.sql", TABLE,
                "to.sql", "create table t (id int primary key, a text, b int);",
                "rows.sql", "insert into t values (1, 'x')",
                "check.sql", "select a from t; insert into t values (2) returning id"));

        assertThat(verdict.result()).as(verdict.reason()).isEqualTo(Result.PASSED);
        assertThat(verdict.answers()).contains("after the upgrade: select a from t", "    a=x");
    }

    @Slow
    @Test
    void aRowCheckThatFindsRowsIsARefusal() throws IOException {
        CorpusVerdict verdict = judge(Map.of(
                "from.sql", TABLE,
                "to.sql", "create table t (id int primary key, a text not null);",
                "rows.sql", "insert into t values (1, null)"));

        assertThat(verdict.result()).isEqualTo(Result.REFUSED);
        assertThat(verdict.reason()).contains("1 rows in t have no a");
    }

    @Test
    void aCaseForANewerServerIsLeftOut() throws IOException {
        assertThat(judge(Map.of("from.sql", TABLE, "to.sql", TABLE, "version", "99\n"))
                        .result())
                .isEqualTo(Result.LEFT_OUT);
    }

    @Slow
    @Test
    void whatOnlyTheNewestServerHasToTakeIsLeftOutOnAnOlderOne() throws IOException {
        Map<String, String> files = Map.of("from.sql", TABLE, "to.sql", TABLE + "create nothing;");
        assertThat(judge(files).result()).isEqualTo(Result.FAILED);
        CorpusVerdict older = judge(15, files);
        assertThat(older.result()).isEqualTo(Result.LEFT_OUT);
        assertThat(older.reason()).contains("does not load on PostgreSQL 15", "nothing");
    }

    @Slow
    @Test
    void aRoleOfANewerServerIsNotMade() throws IOException {
        CorpusVerdict verdict = judge(13, Map.of("from.sql", TABLE, "to.sql", """
                create table t (id int primary key, a text);
                grant select on t to pg_read_all_data;
                """));

        assertThat(verdict.result()).as(verdict.reason()).isEqualTo(Result.LEFT_OUT);
    }

    private CorpusVerdict judge(Map<String, String> files) throws IOException {
        return judge(18, files);
    }

    private CorpusVerdict judge(int major, Map<String, String> files) throws IOException {
        for (var file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return new CorpusJudge(major).judge(CorpusCase.at(folder).findFirst().orElseThrow());
    }
}
