package io.github.migratemaven.catalog.reader;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Asks the database that is read. */
@FunctionalInterface
interface CatalogQuestions {
    /** @return to be closed before the next question is asked */
    ResultSet ask(String query) throws SQLException;
}
