def log = new File(basedir, 'build.log').text
def builds = log.split('Scanning for projects', -1).drop(1)
def says = { int number, String... texts ->
    for (text in texts) {
        assert builds[number - 1].contains(text) : "build ${number} does not say: ${text}\n${builds[number - 1]}"
    }
}

says(1, '127.0.0.1:1/from_pom as pom_user (POM (migrate.url))')
says(2, '(embedded; environment variable MIGRATE_URL)', 'Running upgrade  -> b7d3c606877e, First commit')
says(3, '127.0.0.1:2/app as compose_user', 'POSTGRES_SERVER', 'password: environment variable POSTGRES_PASSWORD')
says(4, '127.0.0.1:3/from_command as url_user (command line (-Dmigrate.url))')
says(5, '127.0.0.1:1/from_pom as pom_user', '-Dmigrate.password can be read in the machine')
says(6, '127.0.0.1:1/from_pom as pom_user', 'password: settings.xml (serverId)')
says(7, '127.0.0.1:1/from_pom as pom_user', 'password: settings.xml (serverId)')
// Maven 4 itself gives up on such a password, before it looks for a project.
if (builds.size() < 8) {
    assert log.contains('Could not decrypt password')
} else {
    says(8, "The password of the server 'undecipherable' in settings.xml cannot be decrypted", 'encrypt-password')
}

// Maven 4 repeats its own command line with -X; everything after that line is ours to keep clean.
def withoutCommandLine = log.readLines().findAll { !it.contains('Command line:') && !it.contains('CLI:') }.join('\n')
assert !withoutCommandLine.contains('CANARY')
