package io.github.migratemaven.engine;

import io.github.migratemaven.engine.adopt.AdoptGoal;
import io.github.migratemaven.engine.adopt.AdoptRequest;
import io.github.migratemaven.engine.adopt.AdoptResult;
import io.github.migratemaven.engine.bundle.BundleGoal;
import io.github.migratemaven.engine.bundle.BundleRequest;
import io.github.migratemaven.engine.bundle.BundleResult;
import io.github.migratemaven.engine.check.CheckGoal;
import io.github.migratemaven.engine.check.CheckRequest;
import io.github.migratemaven.engine.check.CheckResult;
import io.github.migratemaven.engine.clean.CleanGoal;
import io.github.migratemaven.engine.clean.CleanRequest;
import io.github.migratemaven.engine.clean.CleanResult;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.ProjectSettings;
import io.github.migratemaven.engine.current.CurrentGoal;
import io.github.migratemaven.engine.current.CurrentRequest;
import io.github.migratemaven.engine.current.CurrentResult;
import io.github.migratemaven.engine.drift.DriftGoal;
import io.github.migratemaven.engine.drift.DriftRequest;
import io.github.migratemaven.engine.drift.DriftResult;
import io.github.migratemaven.engine.edit.EditGoal;
import io.github.migratemaven.engine.edit.EditRequest;
import io.github.migratemaven.engine.edit.EditResult;
import io.github.migratemaven.engine.exporting.ExportGoal;
import io.github.migratemaven.engine.exporting.ExportRequest;
import io.github.migratemaven.engine.exporting.ExportResult;
import io.github.migratemaven.engine.fmt.FmtGoal;
import io.github.migratemaven.engine.fmt.FmtRequest;
import io.github.migratemaven.engine.fmt.FmtResult;
import io.github.migratemaven.engine.history.HistoryGoal;
import io.github.migratemaven.engine.history.HistoryRequest;
import io.github.migratemaven.engine.history.HistoryResult;
import io.github.migratemaven.engine.importing.ImportGoal;
import io.github.migratemaven.engine.importing.ImportRequest;
import io.github.migratemaven.engine.importing.ImportResult;
import io.github.migratemaven.engine.init.InitGoal;
import io.github.migratemaven.engine.init.InitResult;
import io.github.migratemaven.engine.lint.LintGoal;
import io.github.migratemaven.engine.lint.LintRequest;
import io.github.migratemaven.engine.lint.LintResult;
import io.github.migratemaven.engine.merge.MergeGoal;
import io.github.migratemaven.engine.merge.MergeRequest;
import io.github.migratemaven.engine.page.PageGoal;
import io.github.migratemaven.engine.page.PageRequest;
import io.github.migratemaven.engine.page.PageResult;
import io.github.migratemaven.engine.psql.PsqlGoal;
import io.github.migratemaven.engine.psql.PsqlRequest;
import io.github.migratemaven.engine.psql.PsqlResult;
import io.github.migratemaven.engine.rebase.RebaseGoal;
import io.github.migratemaven.engine.rebase.RebaseRequest;
import io.github.migratemaven.engine.rebase.RebaseResult;
import io.github.migratemaven.engine.repair.RepairGoal;
import io.github.migratemaven.engine.repair.RepairRequest;
import io.github.migratemaven.engine.repair.RepairResult;
import io.github.migratemaven.engine.revision.RevisionGoal;
import io.github.migratemaven.engine.revision.RevisionRequest;
import io.github.migratemaven.engine.revision.RevisionResult;
import io.github.migratemaven.engine.run.RunGoal;
import io.github.migratemaven.engine.run.RunRequest;
import io.github.migratemaven.engine.run.RunResult;
import io.github.migratemaven.engine.server.ServerResult;
import io.github.migratemaven.engine.server.StartGoal;
import io.github.migratemaven.engine.server.StartRequest;
import io.github.migratemaven.engine.server.StartedServer;
import io.github.migratemaven.engine.server.StopGoal;
import io.github.migratemaven.engine.show.BranchesGoal;
import io.github.migratemaven.engine.show.HeadsGoal;
import io.github.migratemaven.engine.show.RevisionsResult;
import io.github.migratemaven.engine.show.ShowGoal;
import io.github.migratemaven.engine.show.ShowRequest;
import io.github.migratemaven.engine.sizes.SizesGoal;
import io.github.migratemaven.engine.sizes.SizesRequest;
import io.github.migratemaven.engine.sizes.SizesResult;
import io.github.migratemaven.engine.squash.SquashGoal;
import io.github.migratemaven.engine.squash.SquashRequest;
import io.github.migratemaven.engine.squash.SquashResult;
import io.github.migratemaven.engine.stamp.StampGoal;
import io.github.migratemaven.engine.stamp.StampRequest;
import io.github.migratemaven.engine.stamp.StampResult;
import io.github.migratemaven.engine.upgrade.MoveGoal;
import io.github.migratemaven.engine.upgrade.MoveRequest;
import io.github.migratemaven.engine.upgrade.MoveResult;
import io.github.migratemaven.engine.upgrade.ScriptGoal;
import io.github.migratemaven.engine.upgrade.ScriptRequest;
import io.github.migratemaven.engine.upgrade.ScriptResult;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.shadow.EmbeddedVersion;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The goals: one method each, a request in, a result out. What a user must act on is a {@link MigrationFailure}. */
public final class MigrationEngine {
    private final GoalContext context;

    public MigrationEngine(ProjectSettings project, Reporter reporter) {
        this.context = new GoalContext(project, reporter);
    }

    /**
     * Stops the goal that changes the database: cancels the statement in flight, rolls back, frees the lock, and lets the
     * goal fail with where the database stands. Returns at once; may be called from any thread, and again.
     */
    public void stopRunning() {
        context.cancellation().request();
    }

    /** The major version of the server that the settings name; empty where none is named or it does not answer. */
    public OptionalInt serverVersion() {
        return context.serverVersion();
    }

    /** The major version that an embedded server is of when nothing else is said. */
    public static int newestVersion() {
        return EmbeddedVersion.newest().major();
    }

    /** Creates the revisions directory with a page that explains it; keeps what exists. */
    public static InitResult init(Path revisions) {
        return new InitGoal(revisions).run();
    }

    /** Writes the next revision, generated from the model or empty, or generates the last one anew. */
    public RevisionResult revision(RevisionRequest request) {
        return new RevisionGoal(context).run(request);
    }

    /** Writes the first revision from the schema of a database that is there already, and records it there. */
    public AdoptResult adopt(AdoptRequest request) {
        return new AdoptGoal(context).run(request);
    }

    /** Writes the history for another tool. */
    public ExportResult export(ExportRequest request) {
        return new ExportGoal(context).run(request);
    }

    /** Takes over another tool's history. */
    public ImportResult importHistory(ImportRequest request) {
        return new ImportGoal(context).run(request);
    }

    /** Writes an empty revision that joins lines which do not clash. */
    public RevisionResult merge(MergeRequest request) {
        return new MergeGoal(context).run(request);
    }

    /** Puts a line that the database has not applied on top of another. */
    public RebaseResult rebase(RebaseRequest request) {
        return new RebaseGoal(context).run(request);
    }

    /** Puts one revision in the place of a range. */
    public SquashResult squash(SquashRequest request) {
        return new SquashGoal(context).run(request);
    }

    /** Looks at everything that a build can know about its revisions; without a database unless it is asked for. */
    public CheckResult check(CheckRequest request) {
        return new CheckGoal(context).run(request);
    }

    /** Writes a page of the history and the schema; asks the database where one is configured. */
    public PageResult report(PageRequest request) {
        return new PageGoal(context).run(request);
    }

    /** Tells what revisions will lock, rewrite and scan, and what is wrong with that. */
    public LintResult lint(LintRequest request) {
        return new LintGoal(context).run(request);
    }

    /** Writes down how large the database's tables are; only reads there. */
    public SizesResult sizes(SizesRequest request) {
        return new SizesGoal(context).run(request);
    }

    /** Applies the revisions that the target needs and the database lacks. */
    public MoveResult upgrade(MoveRequest request) {
        return new MoveGoal(context, Direction.UPGRADE).run(request);
    }

    /** Takes back the applied revisions above the target. */
    public MoveResult downgrade(MoveRequest request) {
        return new MoveGoal(context, Direction.DOWNGRADE).run(request);
    }

    /** The script that upgrades by psql, for a range of revisions; asks no database. */
    public ScriptResult upgradeScript(ScriptRequest request) {
        return new ScriptGoal(context, Direction.UPGRADE).run(request);
    }

    /** The script that downgrades by psql, for a range of revisions; asks no database. */
    public ScriptResult downgradeScript(ScriptRequest request) {
        return new ScriptGoal(context, Direction.DOWNGRADE).run(request);
    }

    /** Says where the database stands; only reads. */
    public CurrentResult current(CurrentRequest request) {
        return new CurrentGoal(context).run(request);
    }

    /** Lists the revisions, newest first; marks what is applied where the database can be asked. */
    public HistoryResult history(HistoryRequest request) {
        return new HistoryGoal(context).run(request);
    }

    /** Compares the database with what its applied revisions build; only reads. */
    public DriftResult drift(DriftRequest request) {
        return new DriftGoal(context).run(request);
    }

    /** Records revisions as applied without running them, once a comparison has shown that they are. */
    public StampResult stamp(StampRequest request) {
        return new StampGoal(context).run(request);
    }

    /** Takes the present files of the named revisions for what was applied. */
    public RepairResult repair(RepairRequest request) {
        return new RepairGoal(context).run(request);
    }

    /** The heads of the revisions; asks no database. */
    public RevisionsResult heads() {
        return new HeadsGoal(context).run();
    }

    /** The revisions that more than one other follows; asks no database. */
    public RevisionsResult branches() {
        return new BranchesGoal(context).run();
    }

    /** Opens the files of the named revisions in an editor; asks no database. */
    public EditResult edit(EditRequest request) {
        return new EditGoal(context).run(request);
    }

    /** Lays the files of revisions out as generated ones are; asks no database. */
    public FmtResult fmt(FmtRequest request) {
        return new FmtGoal(context).run(request);
    }

    /** The named revisions in full; asks no database. */
    public RevisionsResult show(ShowRequest request) {
        return new ShowGoal(context).run(request);
    }

    /** Starts the embedded database and leaves it running; a server that the settings name is only described. */
    public StartedServer start(StartRequest request) {
        return new StartGoal(context).run(request);
    }

    /** Keeps the embedded database up, and at where the files lead meanwhile, until {@link #stopRunning()}. */
    public RunResult run(RunRequest request) {
        return new RunGoal(context).run(request);
    }

    /** Stops the embedded database. */
    public ServerResult stop() {
        return new StopGoal(context).run();
    }

    /** Drops everything in the embedded database, or in another that a person has named. */
    public CleanResult clean(CleanRequest request) {
        return new CleanGoal(context).run(request);
    }

    /** Makes one runnable archive of the revisions; asks no database. */
    public BundleResult bundle(BundleRequest request) {
        return new BundleGoal(context).run(request);
    }

    /** Opens psql on the database, or says how to. */
    public PsqlResult psql(PsqlRequest request) {
        return new PsqlGoal(context).run(request);
    }
}
