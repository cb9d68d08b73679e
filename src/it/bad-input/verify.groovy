def log = new File(basedir, 'build.log').text
def builds = log.split('Scanning for projects', -1).drop(1)
def cases = builds[0]
def marker = '[ERROR] Failed to execute goal io.github.migratemaven:migrate-maven-plugin:'

def errors = cases.split(java.util.regex.Pattern.quote(marker), -1).drop(1).collectEntries { error ->
    def (all, project) = (error =~ /^[^\n]* on project (\w+): /)[0]
    [project, error]
}
def says = { String name, String... texts ->
    int start = cases.indexOf("< com.example:${name} >")
    assert start >= 0 : "${name} did not run"
    def output = cases.substring(start, [cases.indexOf('< com.example:', start + 1), cases.indexOf('Reactor Summary')].findAll { it > 0 }.min())
    for (text in texts) {
        assert (output + errors[name]).contains(text) : "${name} does not say: ${text}\n${output}${errors[name]}"
    }
    output
}
def failed = { String name, String... texts ->
    assert errors.containsKey(name) : "${name} did not fail"
    assert !errors[name].contains('met an error of its own') : name
    says(name, texts)
}
def buildFailed = { int number, String... texts ->
    def build = builds[number - 1]
    assert build.contains(marker) : "build ${number}"
    for (text in texts) {
        assert build.contains(text) : "build ${number} does not say: ${text}\n${build}"
    }
    assert !build.contains('met an error of its own') : "build ${number}"
}

failed('nobodyListens', '127.0.0.1:1')
failed('otherDatabase', 'cannot be used', 'jdbc:postgresql://HOST:PORT/DATABASE')
failed('malformed', '1_first.sql:1: there is no line \'Create Date\', expected -- Create Date')
failed('duplicate', 'aaaa11111111', '1_first.sql', '2_again.sql')
failed('orphan', 'bbbb99999999')
failed('cycle', 'aaaa11111111', 'aaaa22222222')
failed('heads', 'aaaa22222222', 'aaaa33333333', 'migrate:merge')
failed('unknownTarget', "'ffff'", 'migrate:history')
failed('ambiguousTarget', 'several revisions start with it', 'aaaa11111111, aaaa22222222')
failed('downgradeWithoutTarget', 'downgrade has no target', '-Dtarget=base')
failed('failing', '2_breaks.sql:8', 'invalid input syntax for type integer')
says('failing', 'Running upgrade  -> cccc11111111, First')
def takenBack = says('failingTakenBack', 'Running downgrade cccc11111111 -> , First')
assert !takenBack.contains('Running downgrade cccc22222222')
failed('edited', 'aaaa11111111')
failed('older', 'aaaa22222222')
failed('brokenModel', 'broken-schema.sql:2')
failed('noModel', 'There is no model to compare with', '-Dmigrate.model=', '-Dempty')
failed('unknownFormat', "migrate.format is 'xml'")
failed('unknownServer', "settings.xml has no <server> with the id 'no-such-server'")
failed('newer', '1_first.sql was generated for PostgreSQL 19', 'unrecognized parameter "option_of_another_version"',
        '-Dmigrate.postgresVersion=18')
failed('unknownHistory', 'but no history', 'migrate:stamp', '-Dmigrate.allowNonEmpty')
for (name in ['failingTakenBack', 'good', 'goodTakenBack', 'goodElsewhere', 'end']) {
    says(name)
    assert !errors.containsKey(name) : errors[name]
}
assert errors.size() == 19

buildFailed(2, 'No setting names the database.', '-Dmigrate.url=embedded', 'MIGRATE_URL', 'PGHOST')
buildFailed(3, 'There is no directory of revisions', 'migrate:revision')
buildFailed(4, 'revision has no message', '-Dmessage=')
buildFailed(5, 'pom.xml')
assert new File(basedir, 'good').list().length == 2
