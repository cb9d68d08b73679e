package io.github.migratemaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void whatATerminalWouldObeyIsWrittenOut() {
        assertThat(Printable.of("a\u001b[31mb\u0007c\u009bd\u007fe\u202ef\u2066g\u200fh\ri"))
                .isEqualTo("a\\u001b[31mb\\u0007c\\u009bd\\u007fe\\u202ef\\u2066g\\u200fh\\u000di");
    }

    @Test
    void textInAnyScriptStaysAsItIs() {
        String text = "Zeile 1\r\n\tZeile 2\nשלום, مرحبا, 日本語 🙂 é";

        assertThat(Printable.of(text)).isEqualTo(text);
    }

    @Test
    void aStackTraceShowsNoneOfItEither() {
        RuntimeException failure = new IllegalStateException("a\u001b[2J", new IllegalArgumentException("b\u0007"));
        StringWriter trace = new StringWriter();

        Printable.of(failure).printStackTrace(new PrintWriter(trace));

        assertThat(trace.toString())
                .contains("java.lang.IllegalStateException: a\\u001b[2J")
                .contains("java.lang.IllegalArgumentException: b\\u0007")
                .contains("at io.github.migratemaven.report.PrintableTest.aStackTraceShowsNoneOfItEither")
                .doesNotContain("\u001b", "\u0007");
    }
}
