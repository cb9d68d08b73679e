package io.github.migratemaven.plugin.parameter;

import java.util.Map;
import java.util.Set;

/** The parameters that people type so often that they have a short name beside {@code migrate.x}. */
public final class ShortNames {
    static final String PREFIX = "migrate.";

    public static final Set<String> ALL = Set.of(
            "acceptUnproven",
            "branchLabel",
            "cds",
            "check",
            "checkDatabase",
            "checkDrift",
            "checkHeads",
            "contexts",
            "dependsOn",
            "dryRun",
            "empty",
            "fill",
            "force",
            "format",
            "fresh",
            "from",
            "labels",
            "language",
            "layout",
            "manifests",
            "message",
            "notes",
            "onto",
            "purge",
            "range",
            "reason",
            "rename",
            "replace",
            "revises",
            "revisionId",
            "revisions",
            "rows",
            "since",
            "sinceRevision",
            "splice",
            "sql",
            "stubExtensions",
            "target",
            "to",
            "verbose");

    /** Other names, and the parameter that each means. */
    public static final Map<String, String> ALIASES = Map.of("head", "revises");

    /** Whoever types one of these wants nothing to be changed. */
    static final Set<String> PROMISES = Set.of("dryRun", "sql");

    /** A property of many builds, one letter from {@code revisions}. */
    static final Set<String> OF_OTHERS = Set.of("revision");

    private ShortNames() {}
}
