def log = new File(basedir, 'build.log').text
def count = { text -> log.split(java.util.regex.Pattern.quote(text), -1).length - 1 }

assert count("Detected added table '") == 10
for (table in ['authors', 'books', 'genres', 'users', 'orders', 'reviews',
               'book_authors', 'book_genres', 'book_ownership', 'ordered_books']) {
    assert count("Detected added table '${table}'") == 1
}

def indexes = [
    authors: ['id', 'name'],
    books: ['description', 'id', 'isbn', 'language', 'price', 'publication_date', 'title'],
    genres: ['name'],
    users: ['email', 'id', 'is_active', 'is_admin', 'password_hash', 'register_date', 'username'],
    orders: ['id', 'order_date', 'total_price'],
    reviews: ['comment', 'edited', 'id', 'rating', 'review_date'],
]
assert count("Detected added index '") == 25
indexes.each { table, columns ->
    columns.each { column -> assert count("Detected added index 'ix_${table}_${column}' on '[\"${column}\"]'") == 1 }
}

def revisions = new File(basedir, 'src/main/resources/db/revisions').listFiles().findAll { it.name.endsWith('.sql') }
assert revisions.size() == 1
def file = revisions[0]
assert file.name ==~ /\d{8}T\d{4}_b7d3c606877e_first_commit\.sql/
assert count("Generating ${file.path} ... done") == 1
assert file.text.startsWith('-- Revision ID: b7d3c606877e\n-- Revises:\n-- Create Date: 20')
assert file.text.contains('-- migrate:upgrade\n')
assert file.text.contains('-- migrate:downgrade\n')

int at = 0
for (line in [
        'Running upgrade  -> b7d3c606877e, First commit',
        'b7d3c606877e (head)',
        'No changes detected between the model and the revisions; nothing was written.',
        'Running downgrade b7d3c606877e -> , First commit',
        'No revision is applied.']) {
    int found = log.indexOf(line, at)
    assert found >= 0 : "expected after position ${at}: ${line}"
    at = found + line.length()
}
// The schema is the application's own: an enum, Bean Validation's constraints, and what application.properties says.
assert file.text =~ /(?i)check \(.*status.*'NEW'.*'PAID'.*'SHIPPED'/
assert file.text =~ /(?i)email (character varying|varchar)\(120\) not null/
assert file.text =~ /(?i)check \(.*rating/
assert file.text =~ /(?i)order_date timestamp\(6\)(?! with time zone)/
assert count('Model: 6 classes of the package com.example.bookstore, settings of application.properties (Spring Boot)') == 2
assert !log.contains('SLF4J')
assert !log.contains('[WARNING] The revision could not be proven')

// Eclipse ELK has drawn it, in a class loader of its own within this Maven.
def page = new File(basedir, 'target/migrate-reports/schema.html').text
assert page.contains('data-id="t:public:ordered_books"')
assert page.contains('class="dot applied"')
assert page.contains('The revisions build what the model wants.')
assert page.contains('has 1 of 1 revisions, and is what they build.')
