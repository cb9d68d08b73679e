package io.github.migratemaven.finding.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.github.migratemaven.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportFormatsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void sarifIsWhatThePublishedSchemaAllows() throws IOException {
        assertThat(violations(Sarif.of(Samples.report()))).isEmpty();
        assertThat(violations(Sarif.of(Samples.empty()))).isEmpty();
        assertThat(violations(Sarif.of(Samples.report()).replace("\"startLine\" : 7", "\"startLine\" : 0")))
                .isNotEmpty();
    }

    private static List<String> violations(String sarif) throws IOException {
        Validator validator = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory())
                .createValidator();
        try (InputStream schema = Objects.requireNonNull(
                ReportFormatsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            URI registered = validator.registerSchema(JSON.readTree(schema));
            return validator.validate(registered, sarif).getErrors().stream()
                    .map(error -> error.getInstanceLocation() + ": " + error.getError())
                    .toList();
        }
    }

    @Test
    void sarifNamesFileLineColumnRuleAndHelp() throws IOException {
        JsonNode run = JSON.readTree(Sarif.of(Samples.report())).at("/runs/0");
        JsonNode result = run.at("/results/1");

        assertThat(result.path("ruleId").asText()).isEqualTo("volatile-default");
        assertThat(result.path("level").asText()).isEqualTo("error");
        assertThat(result.at("/message/text").asText())
                .contains("rewrites | all", "Do it in three steps.", "select 2;");
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("src/main/revisions/a%20b.sql");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(7);
        assertThat(place.at("/region/startColumn").asInt()).isEqualTo(3);
        JsonNode rule =
                run.at("/tool/driver/rules").get(result.path("ruleIndex").asInt());
        assertThat(rule.path("id").asText()).isEqualTo("volatile-default");
        assertThat(rule.at("/help/text").asText())
                .isEqualTo("The table is rewritten under a lock. See lint.html#volatile-default.");
        assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .as("what has no place of its own stands at the project")
                .isEqualTo("db/pom.xml");
    }

    @Test
    void junitHasACaseForEachRevisionAndRule() throws Exception {
        Element suites = xml(JunitXml.of(Samples.report()));

        assertThat(suites.getAttribute("tests")).isEqualTo("5");
        assertThat(suites.getAttribute("failures")).isEqualTo("2");
        NodeList cases = suites.getElementsByTagName("testcase");
        assertThat(cases.getLength()).isEqualTo(5);
        Element failing = (Element) cases.item(1);
        assertThat(failing.getAttribute("classname")).isEqualTo("migrate.20261122_a");
        assertThat(failing.getAttribute("name")).isEqualTo("volatile-default: No volatile default");
        Element failure = (Element) failing.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message"))
                .isEqualTo("alter table \"a,b:c\" <x> & 'y' 100 %\nrewrites | all *rows*`?[31m");
        assertThat(failure.getTextContent())
                .startsWith("src/main/revisions/a b.sql:7:3: error: ")
                .contains("select 2;");
        Element warned = (Element) cases.item(4);
        assertThat(warned.getElementsByTagName("failure").getLength()).isZero();
        assertThat(warned.getElementsByTagName("system-out").item(0).getTextContent())
                .contains("There is no downgrade.");
        assertThat(xml(JunitXml.of(Samples.empty())).getAttribute("failures")).isEqualTo("0");
    }

    @Test
    void aWarningIsAFailureWhereItFailsTheBuild() throws Exception {
        Report report = Samples.report();
        Report strict = new Report(
                report.goal(),
                report.version(),
                report.root(),
                report.home(),
                Severity.WARNING,
                report.names(),
                report.findings());

        assertThat(xml(JunitXml.of(strict)).getAttribute("failures")).isEqualTo("3");
    }

    private static Element xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    /** As "Workflow commands for GitHub Actions" and the runner's own escaping have it. */
    @Test
    void githubCommandsAreOneLineEachAndEscaped() {
        assertThat(GithubAnnotations.of(Samples.report()).lines())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("::error file=src/main/revisions/a b.sql,line=7,col=3,title=volatile-default::alter table"
                        + " \"a,b:c\" <x> & 'y' 100 %25%0Arewrites");
        assertThat(GithubAnnotations.of(Samples.report())).contains("::warning file=b.sql,line=1,col=1");
        assertThat(GithubAnnotations.of(Samples.empty())).isEmpty();
    }

    /** The required fields are those of GitLab's "Code Quality report format". */
    @Test
    void gitlabGetsItsFields() throws IOException {
        JsonNode issues = JSON.readTree(GitlabCodeQuality.of(Samples.report()));

        assertThat(issues).hasSize(3).allSatisfy(issue -> {
            assertThat(issue.path("description").asText()).isNotEmpty();
            assertThat(issue.path("check_name").asText()).isNotEmpty();
            assertThat(issue.path("fingerprint").asText()).matches("[0-9a-f]{64}");
            assertThat(issue.path("severity").asText()).isIn("info", "minor", "major", "critical", "blocker");
            assertThat(issue.at("/location/path").asText()).doesNotStartWith("/");
            assertThat(issue.at("/location/lines/begin").asInt()).isPositive();
        });
        assertThat(JSON.readTree(GitlabCodeQuality.of(Samples.empty()))).isEmpty();
    }

    @Test
    void markdownTakesNothingForMarkup() {
        assertThat(Markdown.of(Samples.report()))
                .startsWith("### migrate:check: 2 errors, 1 warning\n")
                .contains("&lt;x&gt; &amp; 'y'", "rewrites \\| all \\*rows\\*\\`", "`src/main/revisions/a b.sql:7:3`")
                .contains("  ````sql\n  select 1;\n  -- ``` \n  select 2;\n  ````\n");
        assertThat(Markdown.of(Samples.empty())).isEqualTo("### migrate:check: nothing found\n");
    }

    @Test
    void textHasTheGravestFirst() {
        assertThat(ReadableText.lines(Samples.report()))
                .startsWith(
                        "ERROR [model] history",
                        "    added table 'orders'",
                        "    Why: The application fails.",
                        "    Next: mvn migrate:revision -Dmessage=\"...\"",
                        "ERROR [volatile-default] src/main/revisions/a b.sql:7:3")
                .endsWith("2 errors, 1 warning");
        assertThat(ReadableText.lines(Samples.empty())).containsExactly("nothing found");
    }
}
