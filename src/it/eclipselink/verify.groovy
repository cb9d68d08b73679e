def log = new File(basedir, 'build.log').text
def revisions = new File(basedir, 'src/main/resources/db/revisions').listFiles().findAll { it.name.endsWith('.sql') }

assert revisions.size() == 1
def text = revisions[0].text.toLowerCase()
assert text.contains('create schema library')
assert text.contains('create table library.readers')
assert text.contains('full_name')
assert text.contains("insert into library.counters") : text
assert log.contains('Running upgrade  -> abcdef123456, Readers')
assert log.contains('No changes detected between the model and the revisions')
