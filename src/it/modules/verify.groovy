def log = new File(basedir, 'build.log').text

assert log.contains('Running upgrade  -> b7d3c606877e, First commit')
assert log.contains('migrate:upgrade passed over: no revisions in ' + new File(basedir, 'web/src/main/resources/db/revisions'))
assert log.contains('migrate:start passed over: no revisions in ' + new File(basedir, 'web/src/main/resources/db/revisions'))
assert log.count('PostgreSQL started: jdbc:postgresql://') == 1
assert log.contains('b7d3c606877e (head)')
assert log.contains('mvn -pl <module> migrate:revision -Dmessage="First commit"')
assert log.contains('if this module owns the schema, begin with mvn -pl :web migrate:revision')
assert log.contains('mvn -pl <module> io.github.migratemaven:migrate-maven-plugin:')
assert !log.contains('not marked as thread-safe') && !log.contains('not marked @threadSafe')
assert log.count('"goal" : "heads"') == 1
assert !log.contains('"skipped"')
