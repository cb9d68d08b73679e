def log = new File(basedir, 'build.log').text
int at = 0
for (line in [
        'Letting Flyway build its history on an empty database',
        'Running 3 revisions on another, and comparing',
        'Imported from Flyway: 3 revisions, which built the same schema and rows as Flyway itself',
        'Running upgrade',
        ', Books',
        ', Genres',
        ', Titles',
        'Running downgrade',
        'Running upgrade',
        'Recorded, nothing was run',
        "Detected added column 'books.pages'",
        'With 2 rows of authors',
        'Recorded, nothing was run',
        'Imported from Liquibase: 2 revisions, which built the same schema and rows as Liquibase itself',
        ', ursula:1',
        ', octavia:2']) {
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}
def imported = new File(basedir, 'src/main/resources/db/revisions').listFiles().sort()
assert imported.length == 3
assert imported[0].text.contains("insert into authors (name) values ('migration'), ('Le Guin');")
assert imported[1].text.contains('-- migrate:downgrade\nalter table books drop genre;\ndrop type genre;')
def adopted = new File(basedir, 'adopted').listFiles().findAll { it.name.endsWith('.sql') }
assert adopted.size() == 1
assert adopted[0].text.contains("'migration'") && !adopted[0].text.contains('pages')
def moved = new File(basedir, 'moved').listFiles().findAll { it.name.endsWith('.sql') }.sort()
assert moved.size() == 2
assert moved[1].text.contains('drop table orders')
// check compiles for the model; a database whose model is a SQL file needs no classes.
assert log.count(':resources (') == 1
