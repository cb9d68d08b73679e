def mapping = new File(basedir, '../../../src/main/resources/META-INF/m2e/lifecycle-mapping-metadata.xml')
def goals = (mapping.text =~ '<goal>(.+?)</goal>').collect { it[1] }
def revisions = new File(basedir, 'revisions').canonicalPath
goals.each { goal ->
    def module = new File(basedir, goal)
    module.mkdirs()
    new File(module, 'pom.xml').text = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>com.example</groupId>
    <artifactId>secrets</artifactId>
    <version>1.0.0-SNAPSHOT</version>
  </parent>
  <artifactId>${goal}</artifactId>
  <properties>
    <migrate.directory>${revisions}</migrate.directory>
    <migrate.message>None</migrate.message>
  </properties>
  <build>
    <plugins>
      <plugin>
        <groupId>io.github.migratemaven</groupId>
        <artifactId>migrate-maven-plugin</artifactId>
        <executions>
          <execution>
            <phase>validate</phase>
            <goals>
              <goal>${goal}</goal>
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
pom.text = pom.text.replace('<!-- goals -->', goals.collect { "<module>${it}</module>" }.join('\n    '))
return true
