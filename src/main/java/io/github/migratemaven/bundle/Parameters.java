package io.github.migratemaven.bundle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The parameters of the commands, in the groups in which the goals have them. */
final class Parameters {
    static final Parameter TARGET =
            new Parameter("target", "REVISION", "How far: head, heads, an id, a label, +N, -N, base.");
    static final Parameter VERBOSE = Parameter.toggle("verbose", "Tells more.");
    static final Parameter DRY_RUN =
            Parameter.toggle("dryRun", "Prints what would run, in order, and changes nothing.");
    static final Parameter SCHEMAS = new Parameter("schemas", "NAMES", "Schemas to compare; all by default.");
    static final Parameter EXCLUDE =
            new Parameter("exclude", "PATTERNS", "Names that are left out of comparisons: audit_*, owner:*.");
    static final Parameter SHADOW_URL = new Parameter(
            "shadowUrl",
            "URL",
            "A server on which a database may be made, to compare with: postgresql://ROLE@HOST/DB.");
    static final Parameter CONFIRM_ENVIRONMENT = new Parameter(
            "confirmEnvironment", "NAME", "The protected database in which something is taken back nevertheless.");
    static final Parameter ALLOW_AHEAD = Parameter.toggle(
            "allowAhead", "Passes too when the database has more revisions than the bundle, and lacks none of its.");
    static final Parameter CHECK_HEADS =
            Parameter.toggle("checkHeads", "Ends with 4 when the database is not on all heads.");

    static final List<Parameter> ALWAYS = List.of(
            new Parameter("format", "FORM", "Form of the result on standard output, and of the log: text or json."),
            Parameter.toggle("quiet", "Leaves out of the log what is neither a warning nor an error."),
            Parameter.toggle("debug", "Shows in the log what helps to find a cause."));

    static final List<Parameter> DATABASE = List.of(
            new Parameter("url", "URL", "The database: postgresql://HOST:PORT/NAME or jdbc:postgresql://…"),
            new Parameter(
                    "username", "ROLE", "Role to log in as. Its password comes from MIGRATE_PASSWORD or .pgpass."));

    static final List<Parameter> VERSION_TABLE = with(
            DATABASE,
            new Parameter("versionTableSchema", "NAME", "Schema of the version tables; else the current one."),
            Parameter.toggle("showBlockingQueries", "Shows the statements of those who hold a lock in the way."),
            Parameter.toggle("allowProxy", "A connection pool in between pools sessions, not transactions."));

    static final List<Parameter> ENVIRONMENT = with(
            VERSION_TABLE,
            new Parameter("environment", "NAME", "Name of the database that is meant, such as staging."));

    static final List<Parameter> LOCKING = with(
            ENVIRONMENT,
            new Parameter("whenLocked", "DEED", "While another runner is at work: wait, skip or fail. Default: wait."),
            new Parameter("wait", "TIME", "How long to wait for another runner. Default: 10m."),
            new Parameter("lockTries", "N", "How often a transaction is tried. Default: 30."));

    static final List<Parameter> GUARDED = with(
            LOCKING,
            new Parameter("protectedEnvironments", "NAMES", "From these nothing is taken back. Default: production."),
            CONFIRM_ENVIRONMENT);

    static final List<Parameter> MOVING = with(
            GUARDED,
            new Parameter("lockTimeout", "TIME", "How long a statement queues for a lock. Default: 3s."),
            Parameter.toggle("acceptUnproven", "Runs a revision that is marked NOT PROVEN."),
            new Parameter(
                    "unknownOutcome",
                    "DEED",
                    "Of an interrupted statement of which nothing tells: ask, repeat or done. Default: ask."));

    private Parameters() {}

    static List<Parameter> with(Collection<Parameter> some, Parameter... more) {
        List<Parameter> all = new ArrayList<>(some);
        Collections.addAll(all, more);
        return List.copyOf(all);
    }
}
