def log = new File(basedir, 'build.log').text
int at = 0
for (line in [
        '2 revisions applied',
        'aaaa22222222 (unknown to this checkout)',
        'AHEAD: the database has revisions that this checkout does not know: aaaa22222222.',
        'AHEAD: the database has applied also aaaa22222222',
        'The database is ahead of this checkout; it has applied revisions that are not here: aaaa22222222 (Add pages)',
        'Running downgrade aaaa22222222 -> aaaa11111111, Add pages',
        '1_books.sql was edited after it was applied to this database.',
        'now:     drop table if exists books',
        'mvn migrate:repair',
        'applied: drop table books',
        'Revision aaaa11111111 is recorded as its file is now.',
        'Running upgrade aaaa11111111 -> aaaa22222222, Add pages']) {
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}
