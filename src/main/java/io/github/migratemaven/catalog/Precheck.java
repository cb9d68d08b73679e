package io.github.migratemaven.catalog;

/**
 * What must hold of the rows before a statement can succeed.
 *
 * @param problem what is wrong with the rows that the query finds, completing "rows …"
 * @param offendingRows a query whose rows are the offending ones, keys first
 */
public record Precheck(String problem, String offendingRows) {}
