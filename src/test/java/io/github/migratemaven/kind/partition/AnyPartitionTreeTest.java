package io.github.migratemaven.kind.partition;

import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Any partition tree leads to any other and back, with rows in every partition. In the build a few pairs;
 * {@code -Dpartitions.pairs=1000} takes as many as asked for, from {@code -Dpartitions.first} on.
 */
@Slow
class AnyPartitionTreeTest {

    @ParameterizedTest
    @CsvSource({"18, 6", "13, 3", "15, 3"})
    void leadsThereAndBack(int major, int usual) throws SQLException {
        int pairs = Integer.getInteger("partitions.pairs", usual);
        int first = Integer.getInteger("partitions.first", 3);
        try (Connection proof = TestPostgres.freshDatabase(major).open();
                Connection goal = TestPostgres.freshDatabase(major).open();
                Connection live = TestPostgres.freshDatabase(major).open()) {
            for (int pair = first; pair < first + pairs; pair++) {
                PartitionTreePair.of(pair).check(proof, goal, live);
            }
        }
    }
}
