package io.github.migratemaven.engine;

/** A request for the list of revisions. */
public record HistoryRequest(boolean verbose, RunSettings settings) {}
