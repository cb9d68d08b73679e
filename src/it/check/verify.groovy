def log = new File(basedir, 'build.log').text

int at = 0
for (line in [
        'history: passed, 1 revision builds from an empty database',
        'model: passed, no pending change',
        'downgrades: passed, 1 walked up, down and up',
        'lint: passed, 1 looked at',
        'database: skipped, -DcheckDatabase looks at the configured one',
        'BUILD SUCCESS',
        // the entity was changed
        'history: passed, 1 revision builds from an empty database (shown before)',
        'model: failed, pending changes',
        'downgrades: passed, 1 walked up, down and up',
        '(shown before)',
        'ERROR [model-differs] history',
        "added column 'book.isbn'",
        'Next: mvn migrate:revision -Dmessage=',
        'BUILD FAILURE',
        // a revision was written
        "Detected added column 'book.isbn'",
        'history: passed, 2 revisions build from an empty database',
        'model: passed, no pending change',
        'BUILD SUCCESS',
        // the same again
        'history: passed, 2 revisions build from an empty database (shown before)',
        'model: passed, no pending change (shown before)',
        'downgrades: passed, 2 walked up, down and up',
        '(shown before)',
        'lint: passed, 2 looked at',
        '(shown before)',
        'BUILD SUCCESS',
        // an index that stops all writes while it is built
        'lint: failed, 2 looked at',
        'ERROR [idx-not-concurrent]',
        '20261127T0001_bbbbbbbbbbbb_index.sql:7:',
        ' orders_customer is built while it blocks writes on orders.',
        'CREATE INDEX CONCURRENTLY',
        'BUILD FAILURE',
        // built concurrently
        'lint: passed, 2 looked at',
        'BUILD SUCCESS']) {
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}
def suite = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/again/check.junit.xml')).testsuite
assert suite.testcase.size() > 9
assert suite.@failures == '0'
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/migrate-reports/check.sarif'))
assert sarif.version == '2.1.0'
