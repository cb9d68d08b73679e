package io.github.migratemaven.engine.context;

import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.EmbeddedVersion;
import io.github.migratemaven.shadow.Shadow;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One shadow for all parts of a check, opened when the first of them has something to prove. */
public final class SharedShadow implements AutoCloseable {
    private final GoalContext context;
    private final OptionalInt major;
    private final String why;
    private @Nullable Shadow open;

    private SharedShadow(GoalContext context, OptionalInt major, String why) {
        this.context = context;
        this.major = major;
        this.why = why;
    }

    /** Of the version that revisions were generated for last: a check without a database must not ask for its version. */
    public static SharedShadow withoutDatabase(GoalContext context, RevisionGraph graph) {
        OptionalInt generatedFor = graph.newestFirst().stream()
                .map(Revision::generatedFor)
                .flatMap(Optional::stream)
                .filter(version -> version.matches("[1-9][0-9]{0,3}"))
                .mapToInt(Integer::parseInt)
                .findFirst();
        return new SharedShadow(context, generatedFor, "as revisions were generated for");
    }

    /** Of the version of the database that is asked too. */
    public static SharedShadow likeDatabase(GoalContext context) {
        return new SharedShadow(context, context.serverVersion(), "as the database's server");
    }

    /** What there is to know of the server: where this differs, what was proven may not hold. */
    public String server() {
        return context.servers()
                .embeddedShadow(major)
                .map(EmbeddedVersion::archive)
                .map(archive -> context.servers().standIns().isEmpty()
                        ? archive
                        : archive + " " + context.servers().standIns().directory())
                .orElseGet(() -> "named server of version " + get().majorVersion());
    }

    public synchronized Shadow get() {
        if (open == null) {
            open = context.servers().shadow(major, why);
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
