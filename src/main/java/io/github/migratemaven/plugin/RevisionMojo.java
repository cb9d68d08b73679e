package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.adopt.AdoptRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.SkippedResult;
import io.github.migratemaven.engine.revision.RevisionRequest;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.plugin.base.ModelMojo;
import io.github.migratemaven.plugin.parameter.UserProperties;
import io.github.migratemaven.report.MigrationFailure;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Writes the next revision: compares what the revisions build from an empty database with the model, and writes the
 * difference in both directions as one SQL file, after both have been run in a shadow database. Without a difference
 * nothing is written.
 *
 * @since 0.1.0
 */
@Mojo(name = "revision", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class RevisionMojo extends ModelMojo {
    /**
     * What the revision does, in a few words; part of its file's name. Short: {@code -Dmessage=}. Required.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.message")
    private @Nullable String message;

    /**
     * Writes a revision without statements, to be filled by hand. Short: {@code -Dempty}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.empty", defaultValue = "false")
    private boolean empty;

    /**
     * What the revision is written in: {@code sql}, or {@code java} for a class with the methods
     * {@code upgrade(Connection)} and {@code downgrade(Connection)} to be filled by hand, for what SQL cannot say. Short:
     * {@code -Dlanguage=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.language", defaultValue = "sql")
    private String language;

    /**
     * Id of the new revision; by default 12 random hex digits. Short: {@code -DrevisionId=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.revisionId")
    private @Nullable String revisionId;

    /**
     * The revision that the new one follows; by default the only head. Short: {@code -Drevises=} or {@code -Dhead=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.revises")
    private @Nullable String revises;

    /**
     * Whether the new revision may follow one that others follow already, and so begin a branch. Short:
     * {@code -Dsplice}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.splice", defaultValue = "false")
    private boolean splice;

    /**
     * Names for the line that the new revision begins. Short: {@code -DbranchLabel=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.branchLabel")
    private @Nullable List<String> branchLabel;

    /**
     * Revisions of other lines that must be applied before the new one. Short: {@code -DdependsOn=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.dependsOn")
    private @Nullable List<String> dependsOn;

    /**
     * What looks like a removal and an addition but is a rename: {@code books.name:title} for a column,
     * {@code books:volumes} for a table or a sequence, {@code books:shop.books} for one that moves to another schema. Short: {@code -Drename=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.rename")
    private @Nullable List<String> rename;

    /**
     * Generates the last revision anew, as long as nobody has applied it: its id, its parents and its place stay, its
     * statements come from the model as it is now. Where there are several heads, {@code migrate.revisionId} names the one.
     * Refused where the database has applied it, where a remote branch of git has it, or where another revision follows. A
     * copy of the earlier file is kept in the build directory. Short: {@code -Dreplace}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.replace", defaultValue = "false")
    private boolean replace;

    /**
     * What the rows that are there get in a new NOT NULL column without a default, or where they have no value in a
     * column that becomes NOT NULL, as a SQL expression: {@code customers.vip:false}; several with commas between them.
     * Without it the revision has a line to fill in for a new column, and is refused where rows lack a value. Short:
     * {@code -Dfill=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.fill")
    private @Nullable String fill;

    /**
     * Where the revision comes from, instead of the model: {@code database} for the first revision of a database that
     * is there already. It is written from the whole schema that the database has, proven in a shadow, and recorded
     * there; until then the database is only read. What the model says differently is shown after that. Short:
     * {@code -Dfrom=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.from")
    private @Nullable String from;

    /**
     * With {@code migrate.from}: tables, as SQL names them, whose rows every database must hold, such as countries. All
     * their rows are written into the revision, at most 50,000 rows or 20 MB of a table. Short: {@code -Drows=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.rows")
    private @Nullable List<String> rows;

    /**
     * A class of the project that changes what is generated before it is proven: leaves changes to a later revision, and
     * adds statements. It implements {@code io.github.migratemaven.api.rewrite.RevisionRewriter}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.rewriter")
    private @Nullable String rewriter;

    /**
     * Shows at the end how long each stage took. Short: {@code -Dverbose}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.verbose", defaultValue = "false")
    private boolean verbose;

    /**
     * Takes a generated revision that no run in a shadow database has proven: {@code revision} keeps its file, marked NOT
     * PROVEN, and {@code upgrade} and {@code downgrade} run it. Short: {@code -DacceptUnproven}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.acceptUnproven", defaultValue = "false")
    private boolean acceptUnproven;

    @Inject
    public RevisionMojo(
            RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter, LifecycleExecutor lifecycle) {
        super(repositorySystem, settingsDecrypter, lifecycle);
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions() && groupsModules()) {
            return passOverGroupOfModules();
        }
        if (hasNoRevisions() && !wasTypedForThisProject()) {
            return passOverUntilNamed();
        }
        UserProperties typed = typed();
        boolean anew = typed.flag("replace", replace);
        String text = typed.text("message")
                .or(() -> Optional.ofNullable(message))
                .filter(given -> !given.isBlank())
                .or(() -> anew ? Optional.of("") : Optional.empty())
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "revision has no message.", "Say what it does: -Dmessage=\"Add reviews\"."));
        Optional<String> source = typed.text("from").or(() -> Optional.ofNullable(from));
        if (source.isPresent()) {
            return adopt(source.get(), text);
        }
        boolean byHand = typed.flag("empty", empty);
        String writtenIn = typed.text("language").orElse(language);
        if (anew || (!byHand && !writtenIn.equals("java"))) {
            String otherwise = "A revision to fill by hand needs no classes: -Dempty.";
            if (rewriter == null) {
                compileWhereNeeded(otherwise);
            } else {
                compile(otherwise);
            }
        }
        return engine().revision(new RevisionRequest(
                text,
                byHand,
                writtenIn,
                typed.text("revisionId").or(() -> Optional.ofNullable(revisionId)),
                typed.text("revises").or(() -> typed.text("head")).or(() -> Optional.ofNullable(revises)),
                typed.flag("splice", splice),
                typed.list("branchLabel", branchLabel == null ? List.of() : branchLabel),
                typed.list("dependsOn", dependsOn == null ? List.of() : dependsOn),
                model(),
                typed.list("rename", rename == null ? List.of() : rename),
                anew,
                typed.text("fill").or(() -> Optional.ofNullable(fill)).orElse(""),
                typed.flag("verbose", verbose),
                options(),
                Optional.ofNullable(rewriter)));
    }

    private GoalResult adopt(String source, String text) {
        if (!source.equals("database")) {
            throw MigrationFailure.misconfigured(
                    "migrate.from is '" + source + "'.",
                    "Choose database; for another tool's history run mvn migrate:import -Dfrom=" + source + ".");
        }
        compileForModel("The database alone is enough with -Dmigrate.model=<a SQL file>.");
        UserProperties typed = typed();
        return engine().adopt(new AdoptRequest(
                text,
                typed.text("revisionId").or(() -> Optional.ofNullable(revisionId)),
                typed.list("rows", rows == null ? List.of() : rows),
                model(),
                options()));
    }

    private SkippedResult passOverGroupOfModules() {
        if (wasTypedForThisProject()) {
            throw MigrationFailure.refused(
                    "This POM only groups modules; revisions belong to the module that owns the database schema.",
                    "Run the goal there: mvn -pl <module> migrate:revision -Dmessage=\"First commit\"");
        }
        return SkippedResult.because(goal(), "this POM only groups modules");
    }

    /** Of several modules nobody can tell which one owns the schema. */
    private SkippedResult passOverUntilNamed() {
        return SkippedResult.because(
                goal(),
                "no revisions in " + revisionsDirectory() + "; if this module owns the schema, begin with mvn -pl :"
                        + project().getArtifactId() + " migrate:revision");
    }

    @Override
    protected ExecutionOptions options() {
        ExecutionOptions options = super.options();
        return options.withOverrides(options.overrides().withUnproven(typed().flag("acceptUnproven", acceptUnproven)));
    }
}
