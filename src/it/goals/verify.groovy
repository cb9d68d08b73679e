import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
int at = 0
def next = { line ->
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}

next('migrate:upgrade')
next('PostgreSQL started: jdbc:postgresql://')

next('Would run upgrade  -> b7d3c606877e, First commit')
next('    create table authors (')
next('Would run upgrade b7d3c606877e -> 3f0c12ab9d01, Add books')
next('Dry run: 2 revisions would run, nothing was changed; ')
next(' is at base.')

next('Running upgrade  -> b7d3c606877e, First commit')
next('1 revision applied; ')

next('b7d3c606877e -> 3f0c12ab9d01 (head), Add books')
next('<base> -> b7d3c606877e (current), First commit')
next('2 laid out, 0 were already; their checksums stay.')

next('Running upgrade b7d3c606877e -> 3f0c12ab9d01, Add books')
def upgrade = new JsonSlurper().parse(new File(basedir, 'target/upgrade.json'))
assert upgrade.goal == 'upgrade'
assert upgrade.status == 'ok'
assert upgrade.steps == []
assert upgrade.current == ['3f0c12ab9d01']

next('{\n  "goal" : "current",\n  "status" : "ok",')
next('"revision" : "3f0c12ab9d01"')

def history = new JsonSlurper().parse(new File(basedir, 'target/history.json'))
assert history.revisions*.revision == ['3f0c12ab9d01', 'b7d3c606877e']
assert history.revisions*.applied == [true, true]
assert history.revisions*.head == [true, false]

next('Running downgrade 3f0c12ab9d01 -> b7d3c606877e, Add books')
next('b7d3c606877e')
next('is not on all heads; 1 revision(s) wait: 3f0c12ab9d01.')
next('mvn migrate:upgrade')
next('Would run downgrade b7d3c606877e -> , First commit')

next('_c0ffee123456_fill_the_shelves.sql ... done')
def written = new File(basedir, 'src/main/resources/db/revisions').listFiles().find { it.name.contains('c0ffee123456') }
assert written.text.contains('-- Revises: 3f0c12ab9d01\n')

assert new File(basedir, 'src/main/resources/db/revisions').listFiles().every {
    it.name.contains('c0ffee') || it.text.contains(' (\n    id int generated always as identity primary key,\n') }

next('migrate:upgrade skipped (migrate.skip).')
next('psql postgresql://')
next('Dropping table: 3 (')
next(' is empty now; 3 objects were dropped.')
next('No revision is applied.')
next('PostgreSQL stopped.')
next('BUILD SUCCESS')
next('BUILD FAILURE')
next('Did you mean -DdryRun?')
assert at > 0
