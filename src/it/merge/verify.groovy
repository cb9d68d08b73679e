def log = new File(basedir, 'build.log').text
int at = 0
for (line in [
        'The lines clash: what they build depends on their order. With aaaa33333333 before aaaa22222222, compared with aaaa22222222 before aaaa33333333:',
        "added view 'titles'",
        'mvn migrate:rebase',
        '_aaaa55555555_join_both.sql ... done',
        'Running upgrade aaaa22222222, aaaa44444444 -> aaaa55555555, Join both']) {
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}
assert new File(basedir, 'clashing').list().length == 3
assert new File(basedir, 'joining').list().length == 4
