package io.github.migratemaven.revision;

import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.postgres.sql.SqlTokens;
import io.github.migratemaven.revision.parameter.Parameters;
import io.github.migratemaven.revision.script.JavaTokens;
import io.github.migratemaven.revision.script.KnownChecksum;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One step of a schema's history, both ways.
 *
 * @param id its identifier, unique in a history
 * @param parents the revisions it follows: none at a base, several in a merge
 * @param dependsOn revisions of other lines that must be applied before it; ids or branch labels
 * @param branchLabels names that it gives to the line that it begins
 * @param replaces ids that a squash has put this revision in the place of
 * @param createDate when it was made, to the second
 * @param message what it does, on one line
 * @param upgrade from its parents to it
 * @param downgrade from it to its parents
 * @param generatedFor the PostgreSQL major version it was generated for, when it was generated
 * @param file where it was read from
 * @param known its checksum, once somebody has asked for it
 */
public record Revision(
        String id,
        List<String> parents,
        List<String> dependsOn,
        List<String> branchLabels,
        List<String> replaces,
        Instant createDate,
        String message,
        Script upgrade,
        Script downgrade,
        Optional<String> generatedFor,
        Optional<Path> file,
        KnownChecksum known) {

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cc}\\s]+");

    public Revision {
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
        branchLabels = List.copyOf(branchLabels);
        replaces = List.copyOf(replaces);
        createDate = createDate.truncatedTo(ChronoUnit.SECONDS);
        message = isPlain(message)
                ? message
                : LINE_BREAKS.matcher(message).replaceAll(" ").strip();
    }

    /** Of each of them, in their order. */
    public static List<String> ids(List<Revision> revisions) {
        List<String> ids = new ArrayList<>(revisions.size());
        for (Revision each : revisions) {
            ids.add(each.id());
        }
        return ids;
    }

    /** Whether there is nothing to be put right, as in nearly all. */
    private static boolean isPlain(String message) {
        boolean afterSpace = true;
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            boolean space = c == ' ';
            if (c < ' ' || c > '~' || (space && afterSpace)) {
                return false;
            }
            afterSpace = space;
        }
        return !afterSpace || message.isEmpty();
    }

    public Revision(
            String id,
            List<String> parents,
            List<String> dependsOn,
            List<String> branchLabels,
            List<String> replaces,
            Instant createDate,
            String message,
            Script upgrade,
            Script downgrade,
            Optional<String> generatedFor,
            Optional<Path> file) {
        this(
                id,
                parents,
                dependsOn,
                branchLabels,
                replaces,
                createDate,
                message,
                upgrade,
                downgrade,
                generatedFor,
                file,
                KnownChecksum.notYet());
    }

    /**
     * SHA-256 over the tokens of both scripts and their transaction modes: white space, comments, letter case of unquoted
     * words and line ends do not count. Parameters count as they are declared, not by their values. Of a revision in Java, over the tokens of its file.
     *
     * @throws io.github.migratemaven.postgres.sql.SqlScriptException if a script cannot be divided into statements
     */
    public String checksum() {
        return known.orFound(this::findChecksum);
    }

    private String findChecksum() {
        if (upgrade.language() == Language.JAVA) {
            return JavaTokens.checksum(upgrade.text());
        }
        try (Reader up = upgrade.written();
                Reader down = downgrade.written()) {
            List<Reader> readers = new ArrayList<>(List.of(up, down));
            addMode(upgrade, Direction.UPGRADE, readers);
            addMode(downgrade, Direction.DOWNGRADE, readers);
            Parameters declared = parameters();
            if (!declared.isEmpty()) {
                readers.add(new StringReader(declared.digest()));
            }
            return SqlTokens.checksum(readers.toArray(new Reader[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only what is not as usual: the checksums of most revisions need no word for it. */
    private static void addMode(Script script, Direction direction, List<Reader> readers) {
        if (!script.transactional()) {
            readers.add(new StringReader(direction + " transaction off"));
        }
    }

    /** What its statements ask for, of both directions. */
    public Parameters parameters() {
        return upgrade.parameters().isEmpty() && downgrade.parameters().isEmpty()
                ? Parameters.NONE
                : upgrade.parameters().union(downgrade.parameters());
    }

    /** What is wrong with the values of one of its scripts, a line each that names the file. */
    public List<String> problemsOf(Script script) {
        return problemsOf(script.parameters());
    }

    /** What is wrong with the values of either script, a line each that names the file. */
    public List<String> problems() {
        return problemsOf(parameters());
    }

    private List<String> problemsOf(Parameters some) {
        return some.problems().stream()
                .map(problem -> displayName() + ": " + problem)
                .toList();
    }

    /** The same revision, to be run with these values. */
    public Revision withValues(ParameterValues values) {
        return withParameters(
                script -> script.withParameters(script.parameters().with(values)));
    }

    /** The same revision, to be run with the values that a history has kept, as far as it has. */
    public Revision withRecorded(Map<String, String> values) {
        return withParameters(
                script -> script.withParameters(script.parameters().withRecorded(values)));
    }

    /** What it is called and what it is written as stay, and the checksum with them. */
    private Revision withParameters(UnaryOperator<Script> change) {
        return parameters().isEmpty()
                ? this
                : new Revision(
                        id,
                        parents,
                        dependsOn,
                        branchLabels,
                        replaces,
                        createDate,
                        message,
                        change.apply(upgrade),
                        change.apply(downgrade),
                        generatedFor,
                        file,
                        known);
    }

    /** How messages name it: its file's name where it has one, and its id. */
    public String displayName() {
        return file.map(path -> path.getFileName() + " (" + id + ")").orElse(id);
    }

    /** The same revision, following others. */
    public Revision withParents(List<String> others) {
        return after(others, dependsOn);
    }

    /** The same revision, needing others besides its parents. */
    public Revision withDependsOn(List<String> others) {
        return after(parents, others);
    }

    private Revision after(List<String> followed, List<String> needed) {
        return new Revision(
                id,
                followed,
                needed,
                branchLabels,
                replaces,
                createDate,
                message,
                upgrade,
                downgrade,
                generatedFor,
                file,
                known);
    }

    /** The same revision, doing something else. */
    public Revision withScripts(Script up, Script down) {
        return new Revision(
                id, parents, dependsOn, branchLabels, replaces, createDate, message, up, down, generatedFor, file);
    }

    /** The same revision, read from that file. */
    public Revision withFile(Path path) {
        return new Revision(
                id,
                parents,
                dependsOn,
                branchLabels,
                replaces,
                createDate,
                message,
                upgrade,
                downgrade,
                generatedFor,
                Optional.of(path),
                known);
    }
}
