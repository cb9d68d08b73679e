package io.github.migratemaven.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlHtmlTest {

    @Test
    void eachLineHasTheNumberItHasInItsFile() {
        assertThat(SqlHtml.of("select 1;\nselect 2;", 7).toString())
                .contains(">7</i><span class=\"k\">select</span> <span class=\"n\">1</span>;\n")
                .contains(">8</i>");
    }

    @Test
    void aStringOverSeveralLinesIsColouredInEach() {
        assertThat(SqlHtml.of("select 'a\nb'", 1).toString())
                .contains("<span class=\"s\">&#39;a</span>\n")
                .contains("<span class=\"s\">b&#39;</span>");
    }

    @Test
    void whatIsNoSqlIsShownAsItIs() {
        assertThat(SqlHtml.of("select 'never closed", 1).toString()).contains("select &#39;never closed");
    }
}
