def log = new File(basedir, 'build.log').text
int at = 0
for (line in [
        "'head' is ambiguous: there are 2 heads in the revisions: aaaa22222222, aaaa44444444.",
        'mvn migrate:merge -Dmessage="Merge"',
        'mvn migrate:rebase -Dtarget=<its head>',
        'Running upgrade aaaa11111111 -> aaaa22222222, Add authors',
        'There are several heads: aaaa22222222, aaaa44444444.',
        'There are several heads, and ',
        '-Dtarget=aaaa22222222 or -Dtarget=aaaa44444444.',
        '3_mine.sql: Revises aaaa11111111 -> aaaa22222222',
        '2 revisions stand on aaaa22222222 now: aaaa33333333, aaaa44444444.',
        'Running upgrade aaaa22222222 -> aaaa33333333, Add reviews',
        'Running upgrade aaaa33333333 -> aaaa44444444, Add ratings',
        'The database has applied aaaa22222222, aaaa33333333, aaaa44444444, so that line can no longer be moved.']) {
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}
def mine = new File(basedir, 'revisions/3_mine.sql').text
assert mine.contains('-- Revises: aaaa22222222\n')
assert new File(basedir, 'revisions').list().sort() == ['1_books.sql', '2_authors.sql', '3_mine.sql', '4_mine.sql']
