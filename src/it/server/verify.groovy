def log = new File(basedir, 'build.log').text
def builds = log.split('Scanning for projects', -1).drop(1)
def says = { int number, String... texts ->
    for (text in texts) {
        assert builds[number - 1].contains(text) : "build ${number} does not say: ${text}\n${builds[number - 1]}"
    }
}

says(1, 'Running upgrade  -> abab11111111, First', 'abab11111111 (head)')
says(2, 'The server refuses the password of user', 'POM (migrate.password)')
says(3, 'The server wants a password for user', 'MIGRATE_PASSWORD')
says(4, "The server has no database 'no_such_database'", 'createdb no_such_database')
says(5, "Detected added column 'shelf.label'", "Detected added view 'labels'", '_labels.sql ... done')
says(5, 'Running upgrade abab11111111 -> ')

assert !log.contains('CANARY-WRONG')
