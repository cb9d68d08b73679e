def log = new File(basedir, 'build.log').text
int at = 0
for (line in [
        'aaaa22222222 (head)',
        'aaaa33333333 (head)',
        'migrate:merge',
        'aaaa11111111 (branchpoint)',
        '    -> aaaa22222222',
        '    -> aaaa33333333',
        'Rev: aaaa33333333 (head)',
        'Parent: aaaa11111111',
        'There are several heads: aaaa22222222, aaaa33333333.',
        '_aaaa44444444_merge.sql ... done',
        'Running upgrade  -> aaaa11111111, First',
        'Running upgrade aaaa22222222, aaaa33333333 -> aaaa44444444, Merge',
        'Nothing to record']) {
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}
def script = new File(basedir, 'target/upgrade.sql').text
assert script.startsWith('-- Offline upgrade by migrate-maven-plugin: 4 revisions')
assert script.contains('\\set ON_ERROR_STOP on')
for (line in [
        'aaaa22222222, aaaa33333333 -> aaaa44444444 (head) (mergepoint) (current), Merge',
        '|\\',
        '| * 2026-11-22  aaaa11111111 -> aaaa33333333 (applied), Right',
        '* | 2026-11-22  aaaa11111111 -> aaaa22222222 (applied), Left',
        '|/',
        '*   2026-11-22  <base> -> aaaa11111111 (branchpoint) (applied), First',
        '2026-11-22  aaaa11111111 -> aaaa33333333 (applied), Right',
        'BUILD SUCCESS']) {
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}
