import groovy.json.JsonSlurper
import java.util.concurrent.TimeUnit

def log = new File(basedir, 'build.log').text
def builds = log.split('Scanning for projects', -1).drop(1)
def json = { String name -> new JsonSlurper().parse(new File(basedir, "target/${name}.json")) }

assert json('equal').status == 'ok' && json('equal').differences == []
assert builds[3].contains("Not in the revisions: column 'books.isbn'")
assert builds[3].contains('differs from what its revisions build (b7d3c606877e): 1 difference.')
assert json('drift').status == 'drift' && json('drift').differences*.description == ["Not in the revisions: column 'books.isbn'"]
assert json('upgrade').status == 'drift' && json('upgrade').problem.contains("column 'books.isbn'")
assert builds[7].contains('No difference: ')

// The rest needs Maven processes that can be told to end.
def start = { String name, String... arguments ->
    def command = [
        System.getProperty('maven.home') + '/bin/mvn',
        '-B',
        '-s', new File(basedir.parentFile, 'interpolated-settings.xml').path,
        "-Dmaven.repo.local=${localRepositoryPath}",
    ] + arguments.toList()
    def process = new ProcessBuilder(command.collect { it.toString() }).directory(basedir)
    process.environment().put('MIGRATE_PASSWORD', 'CANARY')
    process.environment().put('MAVEN_OPTS', '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC')
    process.redirectErrorStream(true).redirectOutput(new File(basedir, name + '.log')).start()
}
def output = { String name -> new File(basedir, name + '.log').text }
def run = { String name, String... arguments ->
    def process = start(name, arguments)
    assert process.waitFor(300, TimeUnit.SECONDS) && process.exitValue() == 0 : output(name)
}
def interrupt = { String name, Closure signal ->
    def process = start(name, 'migrate:upgrade', '-X', '-Dmigrate.format=json', "-Dmigrate.outputFile=target/${name}.json")
    for (int i = 0; i < 1200 && process.alive && !output(name).contains('Running upgrade b7d3c606877e'); i++) {
        sleep(100)
    }
    sleep(500)
    def commandLines = ([process.toHandle()] + process.descendants().toList()).collect { it.info().commandLine().orElse('') }
    assert !commandLines.any { it.contains('CANARY') }
    signal(process)
    assert process.waitFor(60, TimeUnit.SECONDS) : output(name)
    assert process.exitValue() != 0
    assert output(name).contains('Interrupted in 2_slow.sql (3f0c12ab9d01).') : output(name)
    assert output(name).contains('Of 2_slow.sql (3f0c12ab9d01) nothing remains: it was rolled back.')
    assert json(name).status == 'failed'
    assert !output(name).contains('CANARY')
    run(name + '-current', 'migrate:current', '-Dmigrate.format=json', "-Dmigrate.outputFile=target/${name}-current.json")
    assert json(name + '-current').current*.revision == ['b7d3c606877e']
}
def ignored = new File('/proc/self/status').exists() \
    ? Long.parseUnsignedLong(new File('/proc/self/status').readLines().find { it.startsWith('SigIgn') }.split(/\s+/)[1], 16) : 0L

interrupt('terminated') { it.destroy() }
if (!(ignored & 2L)) { // a process started in the background inherits that Ctrl-C is nothing to it
    interrupt('ctrl-c') { "kill -INT ${it.pid()}".execute().waitFor() }
}

def slow = new File(basedir, 'revisions/2_slow.sql')
slow.text = slow.text.replace('select pg_sleep(600);\n', '')
run('continued', 'migrate:upgrade', '-Dmigrate.whenLocked=fail', 'migrate:drift', '-Dmigrate.exclude=elsewhere', 'migrate:stop')
assert output('continued').contains('1 revision applied') : output('continued')
assert output('continued').contains('No difference: ')
