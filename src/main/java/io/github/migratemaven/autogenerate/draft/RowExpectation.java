package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Whether the rows that the model states are there after the upgrade, and those of before after the downgrade: triggers may
 * have changed what a statement says.
 *
 * @param before what the tables held before the upgrade
 */
record RowExpectation(StatedRows stated, List<String> before) {

    Optional<ConvergingDiff.Flaw> afterUpgrade(Connection database) throws SQLException {
        RowChanges left = stated.changesOf(database);
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(ConvergingDiff.Flaw.rows("after the upgrade, rows are still not those of the model: "
                        + String.join(", ", left.detected())));
    }

    Optional<ConvergingDiff.Flaw> afterDowngrade(Connection database) throws SQLException {
        List<String> held = stated.heldIn(database);
        held.removeAll(before);
        return held.isEmpty()
                ? Optional.empty()
                : Optional.of(ConvergingDiff.Flaw.rows(
                        "after the downgrade, rows are not those of before: " + String.join(", ", held)));
    }
}
