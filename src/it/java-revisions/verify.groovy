def log = new File(basedir, 'build.log').text
int at = 0
for (line in [
        'Running upgrade aaaa11111111 -> aaaa22222222, Fill slugs',
        'Running upgrade aaaa22222222 -> aaaa33333333, Require slugs',
        'aaaa33333333 (head)',
        'Running downgrade aaaa22222222 -> aaaa11111111, Fill slugs',
        '2_slugs.java is a revision in Java, which psql cannot run.',
        '_aaaa44444444_hash.java ... done',
        'Running upgrade aaaa33333333 -> aaaa44444444, Hash',
        '2_slugs.java:6: package com.example does not exist',
        'nothing was run']) {
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}
def written = new File(basedir, 'revisions').listFiles().find { it.name.endsWith('_hash.java') }
assert written.text.contains('// Revises: aaaa33333333\n')
