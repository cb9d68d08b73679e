package io.github.migratemaven.importing.liquibase;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a change set can and a revision cannot: to be known before the old history is given up. */
final class Remarks {
    private Remarks() {}

    /** @param outcome of its run on an empty database, in Liquibase's words */
    static List<String> of(Object changeSet, String outcome) throws ReflectiveOperationException {
        List<String> remarks = new ArrayList<>();
        if (outcome.equals("MARK_RAN") || outcome.equals("SKIPPED")) {
            remarks.add(
                    "its precondition does not hold on an empty database, so that Liquibase passed it over there; the"
                            + " revision is empty");
        } else if (outcome.equals("FAILED")) {
            remarks.add("it failed, which it may (failOnError=false); the revision is empty");
        } else if (hasPreconditions(changeSet)) {
            remarks.add("its precondition held on an empty database; the revision runs without it");
        }
        if (ChangeSetRecorder.flag(changeSet, "isAlwaysRun")) {
            remarks.add("it runs in each update (runAlways), and the revision once");
        }
        if (ChangeSetRecorder.flag(changeSet, "isRunOnChange")) {
            remarks.add("it runs again when it was changed (runOnChange); change what it makes by a new revision");
        }
        Set<String> custom = customClasses(changeSet);
        if (!custom.isEmpty()) {
            remarks.add("it is the class " + String.join(", ", custom)
                    + "; the revision does what the class did on an empty database");
        }
        Set<String> files = new TreeSet<>();
        for (Object change : changes(changeSet)) {
            String kind = change.getClass().getSimpleName();
            if (kind.startsWith("LoadData") || kind.startsWith("LoadUpdateData")) {
                files.add(ChangeSetRecorder.text(change, "getFile"));
            }
        }
        if (!files.isEmpty()) {
            remarks.add("the rows of " + String.join(", ", files) + " stand in the revision");
        }
        return remarks;
    }

    /** Those of its classes that run programs of the operating system, which no comparison can look at. */
    static boolean runsPrograms(Object changeSet) throws ReflectiveOperationException {
        return changes(changeSet).stream()
                .anyMatch(change -> change.getClass().getSimpleName().equals("ExecuteShellCommandChange"));
    }

    private static Set<String> customClasses(Object changeSet) throws ReflectiveOperationException {
        Set<String> names = new TreeSet<>();
        for (Object change : changes(changeSet)) {
            if (change.getClass().getSimpleName().equals("CustomChangeWrapper")) {
                names.add(ChangeSetRecorder.text(change, "getClassName"));
            }
        }
        return names;
    }

    private static List<?> changes(Object changeSet) throws ReflectiveOperationException {
        return LiquibaseCalls.call(changeSet, "getChanges") instanceof List<?> changes ? changes : List.of();
    }

    private static boolean hasPreconditions(Object changeSet) throws ReflectiveOperationException {
        Object all = LiquibaseCalls.call(changeSet, "getPreconditions");
        return all != null
                && LiquibaseCalls.call(all, "getNestedPreconditions") instanceof List<?> nested
                && !nested.isEmpty();
    }
}
