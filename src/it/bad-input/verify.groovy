def log = new File(basedir, 'build.log').text
def builds = log.split('Scanning for projects', -1).drop(1)
def failed = { int number, String... texts ->
    def build = builds[number - 1]
    assert build.contains('[ERROR] Failed to execute goal io.github.migratemaven:migrate-maven-plugin:') : "build ${number}"
    for (text in texts) {
        assert build.contains(text) : "build ${number} does not say: ${text}\n${build}"
    }
    assert !build.contains('met an error of its own') : "build ${number}"
}

failed(1, 'No setting names the database.', '-Dmigrate.url=embedded', 'MIGRATE_URL', 'PGHOST')
failed(2, '127.0.0.1:1')
failed(3, 'cannot be used', 'jdbc:postgresql://HOST:PORT/DATABASE')
failed(4, '1_first.sql:1: there is no line \'Create Date\', expected -- Create Date')
failed(5, 'aaaa11111111', '1_first.sql', '2_again.sql')
failed(6, 'bbbb99999999')
failed(7, 'aaaa11111111', 'aaaa22222222')
failed(8, 'aaaa22222222', 'aaaa33333333', 'migrate:merge')
failed(9, "'ffff'", 'migrate:history')
failed(10, 'several revisions start with it', 'aaaa11111111, aaaa22222222')
failed(11, 'downgrade has no target', '-Dtarget=base')
failed(12, '2_breaks.sql:8', 'invalid input syntax for type integer')
assert builds[11].contains('Running upgrade  -> cccc11111111, First')
assert builds[12].contains('Running downgrade cccc11111111 -> , First')
assert !builds[12].contains('Running downgrade cccc22222222')
failed(15, 'aaaa11111111')
failed(16, 'aaaa22222222')
failed(17, 'There is no directory of revisions', 'migrate:revision')
failed(18, 'broken-schema.sql:2')
failed(19, 'There is no model to compare with', '-Dmigrate.model=', '-Dempty')
failed(20, 'revision has no message', '-Dmessage=')
failed(21, "migrate.format is 'xml'")
failed(22, "settings.xml has no <server> with the id 'no-such-server'")
failed(24, '1_first.sql was generated for PostgreSQL 19', 'unrecognized parameter "option_of_another_version"',
        '-Dmigrate.postgresVersion=18')
failed(26, 'but no history', 'migrate:stamp', '-Dmigrate.allowNonEmpty')
failed(27, 'pom.xml')
assert new File(basedir, 'good').list().length == 2
