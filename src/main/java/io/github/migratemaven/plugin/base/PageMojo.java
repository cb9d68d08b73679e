package io.github.migratemaven.plugin.base;

import io.github.migratemaven.engine.page.PageForm;
import io.github.migratemaven.engine.page.PageRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What the goals share that write the page of the history and the schema. */
public abstract class PageMojo extends ModelMojo {

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

    protected PageMojo(
            RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter, LifecycleExecutor lifecycle) {
        super(repositorySystem, settingsDecrypter, lifecycle);
    }

    /**
     * @param from the revision since which changes are shown, instead of the whole schema
     * @param to the revision up to which they are shown
     */
    protected final PageRequest page(Optional<String> from, Optional<String> to, PageForm form, Path file) {
        return new PageRequest(
                project().getName(),
                from,
                to,
                form,
                file,
                rules == null ? List.of() : rules,
                sizes.toPath(),
                model(),
                options());
    }
}
