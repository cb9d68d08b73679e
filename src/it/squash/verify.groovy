def log = new File(basedir, 'build.log').text
int at = 0
for (line in [
        'These statements do not change the schema.',
        "3_first.sql:7: insert into books (id, title) values (1, 'Emma')",
        '20261122T2331_aaaa55555555_books.sql ... done',
        'It takes the place of 3 revisions: aaaa11111111, aaaa22222222, aaaa33333333.',
        'aaaa55555555',
        'Recording 20261122T2331_aaaa55555555_books.sql (aaaa55555555) in the place of aaaa11111111, aaaa22222222, aaaa33333333',
        'Running upgrade aaaa33333333 -> aaaa44444444, Add authors',
        '1 revision applied',
        '-> aaaa55555555 (applied), Books',
        'Running downgrade aaaa55555555 -> , Books',
        'Running upgrade  -> aaaa55555555, Books',
        'Running upgrade aaaa33333333 -> aaaa44444444, Add authors']) {
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}
assert new File(basedir, 'revisions').list().sort() == ['20261122T2331_aaaa55555555_books.sql', '4_authors.sql']
assert new File(basedir, 'target/migrate/squashed/aaaa55555555').list().sort() == ['1_books.sql', '2_pages.sql', '3_first.sql']
