package io.github.migratemaven.importing.liquibase;

import io.github.migratemaven.report.MigrationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Holds what Liquibase has recorded in a database against the change sets that there are. */
public final class LiquibaseApplied {
    private LiquibaseApplied() {}

    /** The change sets that the database has, by what both sides say of their texts. */
    public static List<LiquibaseOrigin> among(List<LiquibaseOrigin> changeSets, List<LiquibaseRow> rows) {
        return among(changeSets, rows, LiquibaseOrigin::isChanged);
    }

    /**
     * The change sets that the database has.
     *
     * @param rows in the order of the runs
     * @param changed whether the text is another than the one that was run
     * @throws MigrationFailure where one is missing or was changed
     */
    static List<LiquibaseOrigin> among(
            List<LiquibaseOrigin> changeSets,
            List<LiquibaseRow> rows,
            BiPredicate<LiquibaseOrigin, LiquibaseRow> changed) {
        List<LiquibaseOrigin> applied = new ArrayList<>();
        for (LiquibaseRow row : rows) {
            Optional<LiquibaseOrigin> found =
                    changeSets.stream().filter(each -> each.isOf(row)).findFirst();
            if (found.isEmpty() && !row.passedOver()) {
                throw MigrationFailure.refused(
                        "The database has had the change set " + row.changeSet()
                                + " from Liquibase, and there is no such change set here.",
                        "Bring it back into the changelog, or choose the contexts and labels that the database was"
                                + " updated with (-Dcontexts=, -Dlabels=); nothing was written.");
            }
            found.filter(each -> changed.test(each, row)).ifPresent(each -> {
                throw MigrationFailure.refused(
                        "The change set " + row.changeSet() + " was changed after Liquibase had run it (checksum "
                                + each.checksum().orElse("none") + ", and "
                                + row.checksum().orElse("none") + " when it ran).",
                        "Bring back what it was, or tell Liquibase that both are valid (validCheckSum); nothing was"
                                + " written.");
            });
            found.ifPresent(applied::add);
        }
        return applied;
    }
}
