package io.github.migratemaven.trace.lint;

import io.github.migratemaven.postgres.sql.SqlSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of the site that explains lint and each of its rules, as the rules themselves tell it. */
public final class LintRulesPage {
    static final Path FILE = Path.of("src/site/markdown/lint-rules.md");
    private static final Path HEAD = Path.of("src/test/resources/lint/page-head.md");

    /** Folders of rules in the order of the page, and what they are about. */
    private static final Map<String, String> SECTIONS = Map.of(
            "index", "Indexes",
            "constraint", "Constraints",
            "column", "New columns",
            "type", "Columns that change their type",
            "table", "Tables, views and triggers as a whole",
            "partition", "Partitions",
            "transaction", "Transactions, and what can be run again",
            "data", "Rows that get lost or stand in the way",
            "compatibility", "Programs that are still running",
            "security", "Security");

    private LintRulesPage() {}

    /** Writes the page anew. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(FILE, text());
    }

    static String text() throws IOException {
        List<String> parts = new ArrayList<>();
        parts.add(Files.readString(HEAD).strip());
        parts.add("## All rules\n\n| rule | severity | asks for |\n|---|---|---|\n"
                + LintRules.texts().stream().map(LintRulesPage::row).collect(Collectors.joining("\n")));
        String section = "";
        for (LintRule rule : LintRules.ALL) {
            String title = SECTIONS.getOrDefault(folder(rule), "");
            if (!title.equals(section)) {
                parts.add("## " + title);
                section = title;
            }
            parts.add(section(rule.text()));
        }
        parts.add("## Comments and downgrades");
        parts.add(section(UnusedAllowance.TEXT));
        parts.add(section(FailingDowngrade.TEXT));
        return String.join("\n\n", parts) + "\n";
    }

    private static String folder(LintRule rule) {
        String name = rule.getClass().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String row(RuleText rule) {
        return "| [" + rule.id() + "](#" + rule.id() + ") | " + rule.severity().word() + " | " + rule.title() + " |";
    }

    private static String section(RuleText rule) {
        return "### <a id=\"" + rule.id() + "\"></a>" + rule.id() + "\n\n" + rule.title() + " ("
                + rule.severity().word()
                + (rule.firstVersion() > 13 ? ", PostgreSQL " + rule.firstVersion() + " and later" : "") + "). "
                + rule.why() + "\n\n" + example("Found", rule.unsafe()) + "\n\n" + example("Not found", rule.safe());
    }

    private static String example(String title, Example example) {
        StringBuilder sql = new StringBuilder();
        if (!example.setUp().isEmpty()) {
            sql.append("-- there already\n").append(lines(example.setUp())).append("\n\n");
        }
        sql.append("-- migrate:upgrade")
                .append(example.transactional() ? "" : " transaction=off")
                .append('\n');
        sql.append(lines(example.upgrade()));
        if (!example.downgrade().isEmpty()) {
            sql.append("\n\n-- migrate:downgrade\n").append(lines(example.downgrade()));
        }
        return title + ":\n\n```sql\n" + sql + "\n```";
    }

    /** A statement a line. */
    private static String lines(String sql) {
        String first = sql.startsWith("--") ? sql.substring(0, sql.indexOf('\n') + 1) : "";
        return first
                + SqlSplitter.split(sql, 1).stream()
                        .map(statement -> statement.text() + ";")
                        .collect(Collectors.joining("\n"));
    }
}
