def log = new File(basedir, 'build.log').text

assert log.contains('Running upgrade  -> b7d3c606877e, First commit')
assert log.contains('migrate:upgrade passed over: no revisions in ' + new File(basedir, 'web/src/main/resources/db/revisions'))
assert log.contains('b7d3c606877e (head)')
assert log.contains('mvn -pl <module> io.github.migratemaven:migrate-maven-plugin:')
assert !log.contains('not marked as thread-safe') && !log.contains('not marked @threadSafe')
