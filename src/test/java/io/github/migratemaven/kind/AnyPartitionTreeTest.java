package io.github.migratemaven.kind;

import io.github.migratemaven.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Any partition tree leads to any other and back, with rows in every partition. In the build a few pairs for some
 * seconds; {@code -Dpartitions.pairs=1000} takes as many as asked for, from {@code -Dpartitions.first} on, without
 * regard to time.
 */
class AnyPartitionTreeTest {

    @ParameterizedTest
    @CsvSource({"18, 6", "13, 3", "15, 3"})
    void leadsThereAndBack(int major, int seconds) throws SQLException {
        int pairs = Integer.getInteger("partitions.pairs", 0);
        int first = Integer.getInteger("partitions.first", 3);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (Connection proof = TestPostgres.freshDatabase(major).open();
                Connection goal = TestPostgres.freshDatabase(major).open();
                Connection live = TestPostgres.freshDatabase(major).open()) {
            for (int pair = first; pairs == 0 ? System.nanoTime() < end : pair < first + pairs; pair++) {
                PartitionTreePair.of(pair).check(proof, goal, live);
            }
        }
    }
}
