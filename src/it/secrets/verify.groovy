def log = new File(basedir, 'build.log').text
def builds = log.split('Scanning for projects', -1).drop(1)
assert builds.length == 4

def goals = basedir.listFiles().findAll { new File(it, 'pom.xml').exists() }*.name
assert goals.containsAll(['upgrade', 'downgrade', 'current', 'drift', 'help'])
for (build in builds) {
    for (goal in goals) {
        assert build =~ /migrate(-maven-plugin)?:[^: ]+:${goal} / : "goal ${goal} did not run"
    }
}
// They came as far as the connection.
assert builds[0].contains('127.0.0.1:1/app')
assert builds[1].contains('no-such-host.invalid')
assert builds[2].contains('127.0.0.1:1/')
assert builds[3].contains('DATABASE_URL')

assert !log.contains('CANARY') : log.readLines().findAll { it.contains('CANARY') }.join('\n')
def results = goals.collect { new File(basedir, "${it}/target/result.json") }.findAll { it.exists() }
assert results.size() > 5
assert !results.any { it.text.contains('CANARY') }
