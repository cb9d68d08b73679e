package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.page.PageForm;
import io.github.migratemaven.engine.page.PageRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.ModelMojo;
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
public final class ReportMojo extends ModelMojo {

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
     * What rules of {@code lint} weigh: {@code drop-column:error,stats-lost:off}, with {@code error}, {@code warning},
     * {@code note} or {@code off} behind each rule.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.rules")
    private @Nullable List<String> rules;

    /**
     * A file with the sizes of the tables in production, as {@code migrate:sizes} writes it, which these rules go by.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.sizes", defaultValue = "${project.basedir}/migrate-sizes.tsv")
    private File sizes;

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
            compile("The report can be written without it as a text: -Dformat=markdown.");
        }
        return engine().report(new PageRequest(
                project().getName(),
                older,
                newer,
                form,
                reportFile.toPath(),
                rules == null ? List.of() : rules,
                sizes.toPath(),
                model(),
                options()));
    }
}
