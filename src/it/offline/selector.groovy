// Reported as skipped where there is no psql.
try {
    ['psql', '--version'].execute().waitFor() == 0
} catch (IOException absent) {
    false
}
