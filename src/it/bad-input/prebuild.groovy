// One after another on one embedded database, so that a case finds what the one before has left.
def elsewhere = 'jdbc:postgresql://127.0.0.1:1/app'
def cases = [
    nobodyListens: [goals: ['upgrade'], directory: 'good', url: elsewhere, username: 'nobody'],
    otherDatabase: [goals: ['upgrade'], directory: 'good', url: 'mysql://somewhere/app'],
    malformed: [goals: ['upgrade'], directory: 'malformed'],
    duplicate: [goals: ['upgrade'], directory: 'duplicate'],
    orphan: [goals: ['upgrade'], directory: 'orphan'],
    cycle: [goals: ['upgrade'], directory: 'cycle'],
    heads: [goals: ['upgrade'], directory: 'heads'],
    unknownTarget: [goals: ['upgrade'], directory: 'good', target: 'ffff'],
    ambiguousTarget: [goals: ['upgrade'], directory: 'good', target: 'aaaa'],
    downgradeWithoutTarget: [goals: ['downgrade'], directory: 'good'],
    failing: [goals: ['upgrade'], directory: 'failing'],
    failingTakenBack: [goals: ['downgrade', 'upgrade'], directory: 'failing', target: 'base'],
    good: [goals: ['upgrade'], directory: 'good'],
    edited: [goals: ['upgrade'], directory: 'edited'],
    older: [goals: ['upgrade'], directory: 'older'],
    brokenModel: [goals: ['revision'], directory: 'good', message: 'Any', model: new File(basedir, 'broken-schema.sql').path, url: ''],
    noModel: [goals: ['revision'], directory: 'good', message: 'Any', url: ''],
    unknownFormat: [goals: ['upgrade'], directory: 'good', format: 'xml'],
    unknownServer: [goals: ['upgrade'], directory: 'good', serverId: 'no-such-server', url: elsewhere],
    goodTakenBack: [goals: ['downgrade'], directory: 'good', target: 'base'],
    newer: [goals: ['upgrade'], directory: 'newer'],
    goodElsewhere: [goals: ['upgrade'], directory: 'good', versionTableSchema: 'elsewhere'],
    unknownHistory: [goals: ['upgrade'], directory: 'good', versionTableSchema: 'third'],
    end: [goals: ['stop'], directory: 'good'],
]
cases.each { name, settings ->
    def module = new File(basedir, "cases/${name}")
    module.mkdirs()
    def properties = [url: 'embedded'] + settings
    properties.remove('goals')
    properties.directory = new File(basedir, properties.directory).path
    new File(module, 'pom.xml').text = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>com.example</groupId>
    <artifactId>bad-input</artifactId>
    <version>1.0.0-SNAPSHOT</version>
    <relativePath>../../pom.xml</relativePath>
  </parent>
  <artifactId>${name}</artifactId>
  <properties>
    ${properties.findAll { it.value }.collect { "<migrate.${it.key}>${it.value}</migrate.${it.key}>" }.join('\n    ')}
  </properties>
  <build>
    <directory>../../target</directory>
    <plugins>
      <plugin>
        <groupId>io.github.migratemaven</groupId>
        <artifactId>migrate-maven-plugin</artifactId>
        <executions>
          <execution>
            <phase>validate</phase>
            <goals>
              ${settings.goals.collect { "<goal>${it}</goal>" }.join('\n              ')}
            </goals>
          </execution>
        </executions>
      </plugin>
    </plugins>
  </build>
</project>
"""
}
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('<!-- cases -->', cases.keySet().collect { "<module>cases/${it}</module>" }.join('\n    '))
return true
