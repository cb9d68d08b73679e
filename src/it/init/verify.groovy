def added = '''
    <properties>
        <migrate.url>embedded</migrate.url>
        <!-- Set this to the major version of your production PostgreSQL (13 to 18). -->
        <migrate.postgresVersion>18</migrate.postgresVersion>
    </properties>
    <build>
        <plugins>
            <plugin>
                <groupId>io.github.migratemaven</groupId>
                <artifactId>migrate-maven-plugin</artifactId>
                <version>VERSION</version>
            </plugin>
        </plugins>
    </build>
</project>
'''
def pom = new File(basedir, 'pom.xml').text
def version = (pom =~ /<version>([^<]+)<\/version>\s*<\/plugin>/)[0][1]
assert pom.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<!-- A project that has never heard of the plugin;')
assert pom.contains("xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'\n")
assert pom.endsWith('    <version>1</version>   <!-- kept -->' + added.replace('VERSION', version))

assert new File(basedir, 'src/main/resources/db/revisions/README.md').text.contains('mvn migrate:upgrade')

def log = new File(basedir, 'build.log').text
assert log.contains('Next: mvn migrate:revision -Dmessage="First commit"')
assert log.contains('Kept ' + new File(basedir, 'pom.xml').path + ' as it is')
assert log.contains('"goal" : "init",\n  "status" : "ok",\n  "written" : [ ],')
