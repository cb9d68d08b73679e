def log = new File(basedir, 'build.log').text
def script = new File(basedir, 'target/up.sql').text
assert script.startsWith('-- Offline upgrade by migrate-maven-plugin: 3 revisions\n')
assert script.contains('-- Leads to: aaaa33333333\n')
assert script.contains('-- Needs: PostgreSQL 13 or newer')
assert script.contains('\\set ON_ERROR_STOP on\n')

def printed = log.indexOf('-- Offline upgrade')
assert log.substring(printed).startsWith(script) : 'standard output holds something else than the script'

int at = printed + script.length()
for (line in [
        'Running upgrade  -> aaaa11111111, Add books',
        'Running upgrade aaaa11111111 -> aaaa22222222, Index titles',
        'Running upgrade aaaa22222222 -> aaaa33333333, Add pages',
        'aaaa33333333 (head)',
        'Running downgrade aaaa33333333 -> aaaa22222222, Add pages',
        'Running downgrade aaaa22222222 -> aaaa11111111, Index titles',
        'aaaa11111111',
        'Running upgrade aaaa11111111 -> aaaa22222222, Index titles',
        'Running upgrade aaaa22222222 -> aaaa33333333, Add pages',
        'aaaa33333333 (head)',
        // the script ran again, and had nothing to do
        'aaaa33333333 (head)',
        'PostgreSQL stopped.']) {
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}
assert log.count('Running upgrade') == script.count('-- Running upgrade') + script.count('\\echo \'Running upgrade') + 5
