package io.github.migratemaven.trace.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.finding.Finding;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change of one row, as generated for reference rows, needs no batches; nor is there a column {@code id} in every table. */
class UnbatchedBackfillTest {
    private static final String TABLES = "create table countries (code text primary key, name text);"
            + " create table prices (item int, day date, price int, latest int, primary key (item, day));"
            + " create table items (number int primary key, parent int, name text)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update countries set name = 'Suomi' where code = 'fi'",
                "delete from prices where day = '2026-11-27' and item = 1 and price > 3",
            })
    void aRowThatIsNamedByItsKeyIsOne(String statement) throws SQLException {
        assertThat(found(statement)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update countries set name = 'Suomi' where code = 'fi' or name is null",
                "update countries set name = 'Suomi' where name = 'Finland'",
                "delete from prices where item = 1",
                "update items set name = 'top' where number = parent",
                "update items set name = 'x' where number = any (array[1, 2])",
            })
    void whatMayBeManyIsFound(String statement) throws SQLException {
        assertThat(found(statement)).hasSize(1);
    }

    @Test
    void whatIsAdvisedNamesTheTablesOwnKey() throws SQLException {
        assertThat(found("update items set name = 'x'").get(0).rewrite())
                .hasValueSatisfying(advised -> assertThat(advised).contains("where number between 1 and 10000"));
        assertThat(found("update countries set name = 'x'").get(0).rewrite()).isEmpty();
    }

    private static List<Finding> found(String statement) throws SQLException {
        return LintedExample.findings(Example.of(statement).given(TABLES)).stream()
                .filter(finding -> finding.rule().equals("backfill-unbatched"))
                .toList();
    }
}
