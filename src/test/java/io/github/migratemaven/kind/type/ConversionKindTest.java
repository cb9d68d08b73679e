package io.github.migratemaven.kind.type;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.api.Test;

class ConversionKindTest {

    @Test
    void comeGoAndChange() {
        RoundTrip.assertBothWays(
                RoundTrip.role("keeper") + "create conversion c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;",
                RoundTrip.role("keeper") + """
                        create schema s;
                        create conversion s.d for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
                        create default conversion c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
                        comment on conversion c is 'x';
                        alter conversion s.d owner to keeper;
                        """);
    }
}
