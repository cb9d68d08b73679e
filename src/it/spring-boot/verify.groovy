def log = new File(basedir, 'build.log').text
def revisions = new File(basedir, 'src/main/resources/db/revisions').listFiles().findAll { it.name.endsWith('.sql') }

assert revisions.size() == 1
for (name in ['loyal_customer', 'email_address', 'customer_since', 'recommended_by_id']) {
    assert revisions[0].text.contains(name)
}
assert log.contains("Detected added table 'loyal_customer'")
assert log.contains('Running upgrade  -> abcdef123456, Customers')
assert log.contains('No changes detected between the model and the revisions')
// What application.yml says for its active profile, and an enum type of the entities' own, which the revisions made too.
assert revisions[0].text =~ /(?i)customer_since timestamp\(6\)(?! with time zone)/
assert revisions[0].text =~ /(?i)create type tier as enum/
assert log.contains('settings of application.yml, profile shop (Spring Boot)')
assert !log.contains('elsewhere')

// The application brings an empty database to the head by itself, before Hibernate validates it.
assert log.count('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time') == 2
assert log.count('Running upgrade  -> abcdef123456, Customers') == 2
