package io.github.migratemaven.model;

import io.github.migratemaven.model.entity.ProjectClassLoader;
import io.github.migratemaven.model.provider.EclipseLinkPlatform;
import io.github.migratemaven.model.provider.HibernateBytecode;
import io.github.migratemaven.model.provider.JpaProvider;
import io.github.migratemaven.model.provider.ModelNotLoadedException;
import io.github.migratemaven.model.provider.PersistenceUnit;
import io.github.migratemaven.model.provider.ProviderProperties;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.SingleDatabase;
import java.io.StringWriter;
import java.util.Map;

/**
 * The start of a provider, only to be told the schema.
 *
 * @param chosen properties by the user, the framework and the unit
 * @param scratch an empty database that the provider may look at
 * @param majorVersion of the PostgreSQL that the schema is for
 */
record ProviderStart(
        JpaProvider provider,
        PersistenceUnit unit,
        Map<String, String> chosen,
        ConnectionSettings scratch,
        int majorVersion,
        ProjectClassLoader loader) {

    /** The script; where a shorter start fails, of one as in the application, so that a person reads what it would say. */
    String schema() throws ModelNotLoadedException {
        if (provider.isHibernate() && HibernateBytecode.isDispensable(loader)) {
            loader.hideService(HibernateBytecode.SERVICE);
            try {
                return script();
            } catch (ModelNotLoadedException perhapsForWantOfIt) {
                loader.showService(HibernateBytecode.SERVICE);
            }
        }
        return script();
    }

    private String script() throws ModelNotLoadedException {
        StringWriter script = new StringWriter();
        Map<String, Object> properties = ProviderProperties.of(chosen, script);
        properties.putAll(
                provider.isHibernate()
                        ? ProviderProperties.startUp(chosen, loader, new SingleDatabase(scratch))
                        : ProviderProperties.withoutConnection(EclipseLinkPlatform.versionFor(majorVersion, loader)));
        provider.writeSchema(unit, properties);
        return script.toString();
    }
}
