def log = new File(basedir, 'build.log').text
assert log.contains('[ERROR] Failed to execute goal io.github.migratemaven:migrate-maven-plugin:')
assert log.contains('com.example.Ticket')
assert !log.contains('met an error of its own')
assert !new File(basedir, 'src/main/resources/db/revisions').exists()
