package io.github.migratemaven.plugin.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.plugin.descriptor.DuplicateParameterException;
import org.apache.maven.plugin.descriptor.InvalidPluginDescriptorException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnknownParametersTest implements Reporter {
    private final PluginDescriptor plugin = new PluginDescriptor();
    private final Properties typed = new Properties();
    private final Properties pom = new Properties();
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void twoGoals() throws InvalidPluginDescriptorException, DuplicateParameterException {
        plugin.addMojo(goal("upgrade", "url", "target", "dryRun", "postgresVersion"));
        plugin.addMojo(goal("rebase", "url", "target", "onto"));
    }

    @Test
    void aGoalThatWasTypedRefusesAnUnknownParameterAndNamesTheNearest() {
        typed.setProperty("migrate.postgresversoin", "15");

        assertThatThrownBy(() -> check(true, "upgrade"))
                .isInstanceOfSatisfying(MigrationFailure.class, failure -> assertThat(failure.advice())
                        .contains("Did you mean -Dmigrate.postgresVersion?"))
                .hasMessage("-Dmigrate.postgresversoin is not a parameter of this plugin.");
    }

    @Test
    void aBoundGoalOnlyWarns() {
        typed.setProperty("migrate.colour", "red");
        pom.setProperty("migrate.postgresVersio", "15");

        check(false, "upgrade");

        assertThat(warnings)
                .hasSize(2)
                .anyMatch(line -> line.startsWith("-Dmigrate.colour is not a parameter"))
                .anyMatch(line -> line.contains("migrate.postgresVersio in the POM")
                        && line.contains("Did you mean -Dmigrate.postgresVersion?"));
    }

    @Test
    void aSlipInAShortNameIsRefused() {
        for (String slip : Set.of("dryrun", "dry-run", "DryRun", "dryRn", "dryRnu")) {
            typed.clear();
            typed.setProperty(slip, "");
            assertThatThrownBy(() -> check(true, "upgrade"))
                    .isInstanceOfSatisfying(MigrationFailure.class, failure -> assertThat(failure.advice())
                            .contains("Did you mean -DdryRun?"));
        }
    }

    @Test
    void aPromiseThatNoTypedGoalKeepsIsRefused() {
        typed.setProperty("dryRun", "");

        assertThatThrownBy(() -> check(true, "rebase")).hasMessageContaining("-DdryRun");
        check(true, "rebase", "upgrade");
    }

    @Test
    void whatIsKnownOrOfOthersIsLeftAlone() {
        for (String name : Set.of(
                "migrate.url",
                "migrate.jdbc.url",
                "migrate.parameter.tenant",
                "target",
                "revision",
                "skipTests",
                "changelist")) {
            typed.setProperty(name, "x");
        }
        pom.setProperty("migrate.url", "embedded");

        check(true, "upgrade");

        assertThat(warnings).isEmpty();
    }

    private void check(boolean isTyped, String... goals) {
        List<MojoDescriptor> descriptors =
                List.of(goals).stream().map(plugin::getMojo).toList();
        new UnknownParameters(new CommandLine(isTyped, plugin, descriptors), this).check(typed, pom);
    }

    private static MojoDescriptor goal(String name, String... parameters) throws DuplicateParameterException {
        MojoDescriptor goal = new MojoDescriptor();
        goal.setGoal(name);
        for (String parameter : parameters) {
            Parameter described = new Parameter();
            described.setName(parameter);
            goal.addParameter(described);
        }
        return goal;
    }

    @Override
    public void info(String line) {}

    @Override
    public void warn(String line) {
        warnings.add(line);
    }

    @Override
    public void debug(String line) {}
}
