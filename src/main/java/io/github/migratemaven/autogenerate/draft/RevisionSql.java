package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import io.github.migratemaven.autogenerate.wording.Wording;
import io.github.migratemaven.catalog.Gap;
import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.revision.script.RowCheck;
import io.github.migratemaven.revision.script.UnprovenMark;
import java.util.List;
import java.util.Optional;

/** Statements as the text of one direction of a revision, with what they lose and what they need in comments. */
public final class RevisionSql {

    private RevisionSql() {}

    public static String of(List<Statement> statements, List<String> notes, Optional<ConvergingDiff.Flaw> flaw) {
        StringBuilder text = new StringBuilder();
        flaw.ifPresent(why -> comment(
                text,
                UnprovenMark.WORDS + " " + why.description()
                        + "\nFix the SQL, then remove the line that says NOT PROVEN: upgrade refuses it until then."));
        notes.forEach(note -> comment(text, note));
        if (statements.stream().anyMatch(RevisionSql::createsRoutine)) {
            text.append("set local check_function_bodies = off;\n");
        }
        boolean first = text.isEmpty();
        boolean spacious = true;
        for (List<Statement> group : ColumnAlterations.groups(statements)) {
            String sql = ColumnAlterations.text(group);
            boolean large = sql.contains("\n")
                    || group.stream()
                            .anyMatch(statement -> statement.loss().isPresent()
                                    || statement.precheck().isPresent());
            if (!first && (large || spacious)) {
                text.append('\n');
            }
            first = false;
            spacious = large;
            group.forEach(statement -> explain(text, statement));
            text.append(Wording.inLowerCase(sql)).append(";\n");
        }
        return text.toString();
    }

    private static void explain(StringBuilder text, Statement statement) {
        statement.loss().ifPresent(loss -> comment(text, "Loses " + loss + "."));
        statement.precheck().ifPresent(check -> text.append(line(check)).append('\n'));
        statement.gap().filter(Gap::isNew).ifPresent(gap -> comment(text, "FILL IN: " + gap.update("<value>") + ";"));
    }

    private static String line(Precheck check) {
        return RowCheck.comment(check.problem(), Wording.inLowerCase(check.offendingRows()));
    }

    private static boolean createsRoutine(Statement statement) {
        return statement.sql().startsWith("CREATE OR REPLACE FUNCTION")
                || statement.sql().startsWith("CREATE OR REPLACE PROCEDURE");
    }

    private static void comment(StringBuilder text, String words) {
        words.lines().forEach(line -> text.append("-- ").append(line).append('\n'));
    }
}
