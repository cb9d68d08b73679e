def log = new File(basedir, 'build.log').text
def revisions = new File(basedir, 'src/main/resources/db/revisions').listFiles().findAll { it.name.endsWith('.sql') }

assert revisions.size() == 1
for (part in ['create type mood', 'create table readers', 'readers_keen', 'keen_readers', "('b', 'Books')",
        'alter table readers set tablespace pg_default']) {
    assert revisions[0].text.contains(part)
}
int at = 0
for (line in [
        "Detected added table 'readers'",
        'Running upgrade  -> abcdef123456, Readers',
        'No changes detected between the model and the revisions',
        'Running downgrade abcdef123456 -> , Readers',
        'create schema "acme"']) {
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}
assert !log.contains('could not be proven')
