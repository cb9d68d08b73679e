def log = new File(basedir, 'build.log').text
def reports = new File(basedir, 'target/migrate-reports')

int at = 0
for (line in [
        'history: passed, 1 revision builds from an empty database',
        'model: passed, no pending change',
        'downgrades: passed, 1 walked up, down and up',
        'database: skipped, -DcheckDatabase looks at the configured one',
        'nothing found',
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
        'nothing found',
        'BUILD SUCCESS',
        // the same again
        'history: passed, 2 revisions build from an empty database (shown before)',
        'model: passed, no pending change (shown before)',
        'downgrades: passed, 2 walked up, down and up',
        '(shown before)',
        // a setting that is wrong
        "nowhere"]) {
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}
def cases = new groovy.xml.XmlSlurper().parse(new File(reports, 'check.junit.xml')).testsuite.testcase
assert cases.size() == 9
assert new groovy.json.JsonSlurper().parse(new File(reports, 'check.sarif')).version == '2.1.0'
