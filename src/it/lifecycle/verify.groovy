def log = new File(basedir, 'build.log').text

def order = [
    'PostgreSQL started: jdbc:postgresql://',
    'Running upgrade  -> b7d3c606877e, First commit',
    'Running upgrade b7d3c606877e -> 3f0c12ab9d01, Add books',
    '2 revisions applied; ',
    'Running com.example.LibraryIT',
    'Tests run: 1, Failures: 0',
    'PostgreSQL stopped.',
    'BUILD SUCCESS',
    ', empty for this build; mvn migrate:stop ends it.',
    '2 revisions applied; ',
    'BUILD SUCCESS',
    'PostgreSQL started: jdbc:postgresql://',
    'Nothing to do: ',
    'PostgreSQL stopped.',
    'No embedded PostgreSQL was running.',
]
int at = 0
for (line in order) {
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}
