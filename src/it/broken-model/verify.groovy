def log = new File(basedir, 'build.log').text
def (provider, compiler, byHand, fromSql) = log.split('Scanning for projects', -1).drop(1)
assert provider.contains('[ERROR] Failed to execute goal io.github.migratemaven:migrate-maven-plugin:')
assert provider.contains('com.example.Ticket')
assert !provider.contains('met an error of its own')

assert compiler.contains('[ERROR] Failed to execute goal io.github.migratemaven:migrate-maven-plugin:')
assert compiler.contains('The project could not be compiled, so its classes cannot be read.')
assert compiler.contains('HalfWritten.java')
assert compiler.contains('-Dempty')

assert !byHand.contains('HalfWritten')
assert !fromSql.contains('HalfWritten')
assert fromSql.contains("Detected added table 'places'")
def files = new File(basedir, 'src/main/resources/db/revisions').list() as List
assert files.findAll { it.endsWith('.sql') }.size() == 1
assert files.any { it.endsWith('fill_the_tickets.sql') }
