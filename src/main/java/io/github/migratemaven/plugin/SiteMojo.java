package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.page.PageForm;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.PageMojo;
import java.io.File;
import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * The page of {@code report} among the project reports of {@code mvn site}, as "Database schema": this plugin stands below
 * {@code <reporting>} for that. The site plugin runs the goal, of version 3.20 or newer; by itself it cannot be run, which
 * {@code report} is for. It compiles nothing: {@code mvn compile site} has the classes from which entities are read.
 *
 * @since 0.1.0
 */
@Mojo(name = "site", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class SiteMojo extends PageMojo implements MavenReport {
    private static final String NAME = "schema";

    /** The site's directory. The site plugin names another one for each language. */
    @Parameter(defaultValue = "${project.reporting.outputDirectory}", readonly = true, required = true)
    private File reportOutputDirectory;

    @Inject
    public SiteMojo(
            RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter, LifecycleExecutor lifecycle) {
        super(repositorySystem, settingsDecrypter, lifecycle);
    }

    @Override
    protected GoalResult run() {
        return engine().report(page(
                Optional.empty(),
                Optional.empty(),
                PageForm.HTML,
                reportOutputDirectory.toPath().resolve(NAME + ".html")));
    }

    /**
     * The page is complete, so the sink stays empty. The interface's own exception is not thrown: site plugins hand
     * the interface to their reports, but not that.
     */
    @Override
    public void generate(Sink sink, Locale locale) {
        try {
            execute();
        } catch (MojoExecutionException | MojoFailureException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public boolean canGenerateReport() {
        return !isSkipped() && !hasNoRevisions();
    }

    /** The page has a style of its own, and is not set within the site's. */
    @Override
    public boolean isExternalReport() {
        return true;
    }

    @Override
    @SuppressWarnings("deprecation") // every report must have it
    public String getOutputName() {
        return NAME;
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Database schema";
    }

    @Override
    public String getDescription(Locale locale) {
        return "The schema as a picture, its tables, and the revisions that build it.";
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        reportOutputDirectory = directory;
    }

    @Override
    public File getReportOutputDirectory() {
        return reportOutputDirectory;
    }
}
