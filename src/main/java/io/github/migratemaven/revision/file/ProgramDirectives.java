package io.github.migratemaven.revision.file;

import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.revision.script.Allowance;
import io.github.migratemaven.revision.script.Directive;
import io.github.migratemaven.revision.script.JavaComment;

/** What comments of a revision in Java say to the plugin: what was meant to be obeyed must never be passed over. */
final class ProgramDirectives {
    private final RevisionHeader header;

    ProgramDirectives(RevisionHeader header) {
        this.header = header;
    }

    /** @throws io.github.migratemaven.report.MigrationFailure at the first that is not understood */
    void check(String source) {
        JavaComment.directives(source).forEach(this::requireUnderstood);
    }

    private void requireUnderstood(JavaComment comment) {
        Directive directive = Directive.of(comment.text()).orElseThrow();
        int line = comment.line();
        if (comment.block()) {
            throw header.wrong(line, "a block comment that begins with migrate:", "expected a comment of the form //");
        }
        if (directive.isCheck()) {
            throw header.wrong(
                    line,
                    "a check as a comment in a revision in Java, which would not be obeyed",
                    "expected it as code in the method");
        }
        if (directive.isParameter()) {
            throw header.wrong(
                    line,
                    "a parameter in a revision in Java, which would not be given one",
                    "expected the program to find its values itself");
        }
        if (!directive.isAllowance()) {
            throw header.wrong(
                    line, "unknown comment 'migrate:" + directive.word() + "'", "expected " + Allowance.JAVA_FORM);
        }
        try {
            Allowance.of(directive, line);
        } catch (SqlScriptException e) {
            throw header.wrong(line, e.getMessage(), "expected " + Allowance.JAVA_FORM);
        }
    }
}
