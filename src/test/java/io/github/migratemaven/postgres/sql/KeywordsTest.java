package io.github.migratemaven.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeywordsTest {
    private static final int[] MAJORS = {13, 15, 17, 18};

    @Test
    void areThoseOfAllServers() throws SQLException {
        Set<String> keywords = new TreeSet<>();
        for (int major : MAJORS) {
            keywords.addAll(ask(major, "select word from pg_get_keywords() where catcode <> ? order by 1", "U"));
        }

        assertThat(new TreeSet<>(Keywords.QUOTED)).containsExactlyElementsOf(keywords);
    }

    @Test
    void namesAreWrittenAsPostgresWritesThem() throws SQLException {
        for (String name : List.of(
                "books",
                "_a1",
                "Books",
                "two words",
                "1st",
                "a\"b",
                "a$b",
                "order",
                "user",
                "name",
                "between",
                "authorization",
                "übung",
                "naïve",
                "value",
                "select_",
                "a-b")) {
            assertThat(ask(18, "select quote_ident(?)", name)).containsExactly(Quoting.name(name));
        }
    }

    private static List<String> ask(int major, String query, String value) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = TestPostgres.freshDatabase(major).open();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, value);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
        }
        return rows;
    }
}
