package io.github.migratemaven.trace.lint;

import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.script.Allowance;
import io.github.migratemaven.trace.RevisionTrace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which rules a revision may break where, and which of these comments have kept nothing back. */
final class Allowances {
    private final List<Allowance> all;
    private final List<Integer> lines;
    private final Set<Allowance> used = new LinkedHashSet<>();

    private Allowances(List<Allowance> all, List<Integer> lines) {
        this.all = all;
        this.lines = lines;
    }

    /** @throws MigrationFailure if one names a rule that there is not */
    static Allowances of(RevisionTrace trace) {
        List<Allowance> all = Allowance.in(trace.script()).stream()
                .filter(allowance -> !LintRules.OF_CHECK.contains(allowance.rule()))
                .toList();
        for (Allowance allowance : all) {
            LintRules.require(
                    allowance.rule(),
                    trace.revision()
                                    .file()
                                    .map(Object::toString)
                                    .orElse(trace.revision().id()) + ":" + allowance.line());
        }
        List<Integer> lines = Stream.concat(
                        trace.statements().stream().map(statement -> statement.statement()), trace.skipped().stream())
                .map(SqlStatement::line)
                .sorted()
                .toList();
        return new Allowances(all, lines);
    }

    /** @param line of the statement that breaks the rule; 0 for the section as a whole */
    boolean allow(String rule, int line) {
        List<Allowance> fitting = all.stream()
                .filter(allowance -> allowance.rule().equals(rule)
                        && (allowance.everywhere() || line == 0 || statementBelow(allowance) == line))
                .toList();
        used.addAll(fitting);
        return !fitting.isEmpty();
    }

    private int statementBelow(Allowance allowance) {
        return lines.stream()
                .filter(line -> line >= allowance.line())
                .findFirst()
                .orElse(0);
    }

    List<Allowance> unused() {
        return all.stream().filter(allowance -> !used.contains(allowance)).toList();
    }
}
