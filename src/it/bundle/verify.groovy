def log = new File(basedir, 'build.log').text
assert log.contains('2 revisions up to c0ffee000002')

def run = { File jar, String... arguments ->
    def java = new File(System.getProperty('java.home'), 'bin/java').path
    def process = ([java, '-jar', jar.path] + (arguments as List)).execute([], basedir)
    def output = new StringBuffer()
    def errors = new StringBuffer()
    process.waitForProcessOutput(output, errors)
    [process.exitValue(), output.toString().replace('\r\n', '\n'), errors.toString()]
}

def installed = new File(localRepositoryPath, 'com/example/shop/1.0.0/shop-1.0.0-migrations.jar')
assert installed.bytes == new File(basedir, 'target/shop-1.0.0-migrations.jar').bytes
assert installed.length() < 3 * 1024 * 1024

def (headsCode, heads, ignored) = run(installed, 'heads')
assert headsCode == 0 && heads.contains('c0ffee000002')
def (sqlCode, sql, complaint) = run(installed, 'sql', '--target=base:c0ffee000001')
assert sqlCode == 0 && sql.contains('create table orders')
def (code, nothing, problem) = run(installed, 'current', '--url=postgresql://nobody@localhost:1/none')
assert code == 1 && nothing.isEmpty() && problem.contains('Nothing answers')

def job = new File(basedir, 'target/shop-1.0.0-migrations-manifests/job.yaml').text
assert job.contains('image: registry.example.com/shop:1') && job.contains('values: [2, 3, 5, 7, 70]')

def each = new File(basedir, 'target/shop-1.0.0-migrations-manifests/job-each-database.yaml').text
assert each.contains('backoffLimitPerIndex: 4') && each.contains('action: FailIndex')

def program = new File(basedir, 'target/shop-1.0.0-migrations/migrations.jar')
def (versionCode, version, none) = run(program, '--version')
assert versionCode == 0 && version.startsWith('shop 1.0.0, 3 files up to c0ffee000002')
def launcher = new File(program.parentFile, 'migrations.sh')
if (new File('/bin/sh').canExecute()) {
    assert launcher.canExecute() && new File(program.parentFile, 'migrations.jsa').exists()
    def launched = [launcher.path, 'heads'].execute(["JAVA_HOME=${System.getProperty('java.home')}", "PATH=${System.getenv('PATH')}"], basedir)
    def standing = launched.text
    assert launched.waitFor() == 0 && standing == 'c0ffee000002 (head)\n'
}
assert new File(program.parentFile, 'migrations/revisions/1_orders.sql').delete()
def (missingCode, silence, missing) = run(program, 'heads')
assert missingCode == 3 && missing.contains('This bundle lacks revisions/1_orders.sql')
