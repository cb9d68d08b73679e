package io.github.migratemaven.kind.textsearch;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.api.Test;

class TextSearchKindsTest {
    private static final String PARSER = "create text search parser p (start = prsd_start, gettoken = prsd_nexttoken,"
            + " end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline);\n";

    @Test
    void comeAndGoWithCommentsAndOwners() {
        RoundTrip.assertBothWays(
                RoundTrip.role("keeper"), RoundTrip.role("keeper") + "create schema s;\n" + PARSER + """
                create text search template s.t (init = dsimple_init, lexize = dsimple_lexize);
                create text search dictionary s.d (template = s.t, accept = false);
                create text search dictionary stem (template = snowball, language = 'english', stopwords = 'english');
                create text search configuration s.c (parser = p);
                alter text search configuration s.c add mapping for asciiword, word with s.d, stem, simple;
                alter text search configuration s.c add mapping for url with simple;
                create text search configuration copied (copy = pg_catalog.english);
                create table docs (body text);
                create index on docs using gin (to_tsvector('s.c', body));
                comment on text search parser p is '1';
                comment on text search template s.t is '2';
                comment on text search dictionary stem is '3';
                comment on text search configuration s.c is '4';
                alter text search dictionary stem owner to keeper;
                alter text search configuration s.c owner to keeper;
                """);
    }

    @Test
    void changeInPlace() {
        RoundTrip.assertBothWays("""
                        create text search dictionary d (template = simple, accept = true, stopwords = 'english');
                        create text search configuration c (parser = default);
                        alter text search configuration c add mapping for word with simple;
                        alter text search configuration c add mapping for url with simple;
                        """, """
                        create text search dictionary d (template = simple, accept = false);
                        create text search configuration c (parser = default);
                        alter text search configuration c add mapping for word with d, simple;
                        alter text search configuration c add mapping for email with simple;
                        """)
                .upgradesWith(
                        "alter text search dictionary d (stopwords, accept = 'false')",
                        "alter text search configuration c drop mapping for url",
                        "alter text search configuration c alter mapping for word with d, simple",
                        "alter text search configuration c add mapping for email with simple");
    }

    @Test
    void areMadeAnewForAnotherParserOrTemplate() {
        RoundTrip.assertBothWays(
                PARSER + "create text search dictionary d (template = simple);"
                        + "create text search configuration c (parser = default);"
                        + "alter text search configuration c add mapping for word with d;",
                PARSER + "create text search dictionary d (template = snowball, language = 'german');"
                        + "create text search configuration c (parser = p);"
                        + "alter text search configuration c add mapping for word with d;");
    }
}
