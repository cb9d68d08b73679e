package io.github.migratemaven.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two lines without depends_on, one of which needs the other. Revisions here run by their dates and ids; Alembic is asked which
 * line it begins with.
 */
@Slow
class AlembicLinesTest {
    private static final String NONE = "None";

    private static final Map<List<String>, List<String>> ORDERS = new ConcurrentHashMap<>();

    @TempDir
    private Path directory;

    private Project project;
    private AlembicProject alembic;

    @BeforeEach
    void twoLines() throws IOException {
        AlembicProject.requireInstalled();
        project = new Project(directory);
        alembic = new AlembicProject(directory);
        alembic.revision("aaaaaaaaaa01", NONE, NONE, NONE, "Base", "op.execute('create table base (x int)')", "pass");
    }

    private void line(String first, String up, String second, String upAgain) throws IOException {
        alembic.revision(first, "'aaaaaaaaaa01'", NONE, NONE, "One", execute(up), "pass");
        alembic.revision(second, "'" + first + "'", NONE, NONE, "Two", execute(upAgain), "pass");
    }

    private static String execute(String sql) {
        return sql.isEmpty() ? "pass" : "op.execute('" + sql + "')";
    }

    @Test
    void aLineThatNeedsAnothersTableDependsOnIt() throws IOException {
        List<String> order = order("bbbbbbbbbb01", "bbbbbbbbbb02", "cccccccccc01", "cccccccccc02");
        line(order.get(0), "create table first (x int)", order.get(1), "create table second (y int)");
        line(order.get(2), "create table third (z int)", order.get(3), "alter table first add w int");

        ImportResult result = imported();

        assertThat(result.notes())
                .contains(order.get(3) + " needs what " + order.get(0)
                        + " has made, and does not say so in Alembic: here " + order.get(3) + " depends on "
                        + order.get(0) + " (Depends On).");
        assertThat(text(order.get(3))).contains("-- Depends On: " + order.get(0) + "\n");
        assertThat(text(order.get(2))).doesNotContain("Depends On");
        project.upgrade("heads");
        assertThat(project.column("select count(*) from first where w is null")).containsExactly("0");
        project.downgrade("base");
    }

    @Test
    void aRevisionThatTakesAwayWhatAnotherLineNeedsDependsOnThatLine() throws IOException {
        List<String> order = order("bbbbbbbbbb01", "bbbbbbbbbb02", "cccccccccc01", "cccccccccc02");
        line(order.get(0), "", order.get(1), "insert into base (x) values (1)");
        line(order.get(2), "", order.get(3), "alter table base drop column x");

        ImportResult result = imported();

        assertThat(result.notes()).anyMatch(note -> note.startsWith(order.get(1) + " fails after " + order.get(3)));
        assertThat(text(order.get(3))).contains("-- Depends On: " + order.get(1) + "\n");
        project.upgrade("heads");
    }

    @Test
    void linesThatOnlyBuildOtherwiseInAnotherOrderKeepAlembics() throws IOException {
        List<String> order = order("bbbbbbbbbb01", "bbbbbbbbbb02", "cccccccccc01", "cccccccccc02");
        line(order.get(0), "insert into base (x) values (1)", order.get(1), "");
        line(order.get(2), "insert into base (x) select count(*) from base", order.get(3), "");

        imported();

        project.upgrade("heads");
        assertThat(project.column("select x::text from base order by x")).containsExactly("1", "1");
    }

    @Test
    void linesThatNeedNothingOfOneAnotherStayAlone() throws IOException {
        line("bbbbbbbbbb01", "create table first (x int)", "bbbbbbbbbb02", "");
        line("cccccccccc01", "create table third (z int)", "cccccccccc02", "");

        assertThat(imported().notes()).noneMatch(note -> note.contains("Depends On"));

        for (String file : project.files()) {
            assertThat(Files.readString(project.revisions().resolve(file))).doesNotContain("Depends On");
        }
    }

    @Test
    void linesThatAlembicItselfRunsInAnOrderThatFailsAreNamedWithTheirFile() throws IOException {
        List<String> order = order("bbbbbbbbbb01", "bbbbbbbbbb02", "cccccccccc01", "cccccccccc02");
        line(order.get(0), "alter table third add w int", order.get(1), "");
        line(order.get(2), "create table third (z int)", order.get(3), "");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::imported)
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains("relation \"third\" does not exist", order.get(0) + "_.py:", "depends_on"));
        assertThat(Files.exists(project.revisions())).isFalse();
    }

    /** The ids of two lines as Alembic runs them: its order is asked for, once, not known. */
    private List<String> order(String... ids) throws IOException {
        List<String> known = ORDERS.get(List.of(ids));
        if (known != null) {
            return known;
        }
        line(ids[0], "", ids[1], "");
        line(ids[2], "", ids[3], "");
        List<String> order = alembic.order();
        assertThat(order).contains(ids).startsWith("aaaaaaaaaa01").hasSize(5);
        ORDERS.put(List.of(ids), order.subList(1, 5));
        return order.subList(1, 5);
    }

    private String text(String id) throws IOException {
        for (String file : project.files()) {
            if (file.contains(id)) {
                return Files.readString(project.revisions().resolve(file));
            }
        }
        throw new AssertionError("No revision " + id);
    }

    private ImportResult imported() {
        return project.engine()
                .importHistory(new ImportRequest(
                        "alembic",
                        directory,
                        List.of(),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        List::of,
                        ExecutionOptions.defaults()));
    }
}
