package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.page.PageForm;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.PageMojo;
import io.github.migratemaven.plugin.parameter.UserProperties;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Writes one HTML page of the revisions and the schema that they build: the graph of the history, what each revision does
 * and locks, the schema as a picture, each table with its neighbours, what the model wants besides, and how the database
 * differs, where one is configured. It needs nothing else, neither a network nor a server, to be read.
 * {@code -Dformat=mermaid}, {@code dot} or {@code markdown} writes the schema in that notation instead.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class ReportMojo extends PageMojo {

    /**
     * A revision: shows what has changed since then instead of the whole schema. Short: {@code -Dfrom=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.from")
    private @Nullable String from;

    /**
     * The revision up to which changes are shown; by default the heads. Short: {@code -Dto=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.to")
    private @Nullable String to;

    /**
     * File that receives the page.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.reportFile", defaultValue = "${project.build.directory}/migrate-reports/schema.html")
    private File reportFile;

    @Inject
    public ReportMojo(
            RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter, LifecycleExecutor lifecycle) {
        super(repositorySystem, settingsDecrypter, lifecycle);
    }

    @Override
    protected List<String> documents() {
        return PageForm.TEXTS;
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        UserProperties typed = typed();
        PageForm form = PageForm.text(format()).orElse(PageForm.HTML);
        Optional<String> older = typed.text("from").or(() -> Optional.ofNullable(from));
        Optional<String> newer = typed.text("to").or(() -> Optional.ofNullable(to));
        if (form == PageForm.HTML && older.isEmpty() && newer.isEmpty() && isTyped()) {
            compileWhereNeeded("The report can be written without it as a text: -Dformat=markdown.");
        }
        return engine().report(page(older, newer, form, reportFile.toPath()));
    }
}
