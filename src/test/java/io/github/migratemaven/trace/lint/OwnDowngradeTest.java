package io.github.migratemaven.trace.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.finding.Finding;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A downgrade that takes back what its upgrade made harms nobody who uses it: the tables are meant to go. */
class OwnDowngradeTest {

    @Test
    void nothingIsFoundInADowngradeThatDropsTheTablesOfItsUpgrade() throws SQLException {
        Example first = Example.of("""
                create table author (id int primary key, name text not null);
                create table book (id int primary key, author int not null references author, title text not null);
                create index book_author on book (author);
                create table review (id int primary key, book int not null references book);
                create index review_book on review (book)""").backBy("""
                drop index review_book;
                drop table review;
                alter table book drop constraint book_author_fkey;
                drop index book_author;
                drop table book;
                drop table author""");

        assertThat(found(first)).isEmpty();
    }

    @Test
    void whatItDoesToOtherTablesIsFound() throws SQLException {
        Example second = Example.of("create table review (id int primary key, customer int references customers);"
                        + " create index review_customer on review (customer);"
                        + " create index customers_note on customers (name)")
                .backBy("drop index customers_note; drop index review_customer; drop table review");

        assertThat(found(second)).contains("drop-table-fk", "idx-drop-not-concurrent");
    }

    private static List<String> found(Example example) throws SQLException {
        return LintedExample.findings(example).stream().map(Finding::rule).toList();
    }
}
