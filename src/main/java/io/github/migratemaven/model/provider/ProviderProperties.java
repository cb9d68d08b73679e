package io.github.migratemaven.model.provider;

import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What a JPA provider is told so that it writes its script for PostgreSQL, without side effects. */
public final class ProviderProperties {
    /** What an application needs to reach its database, and what would act on one or read further scripts. */
    private static final List<String> APPLICATION_ONLY = List.of(
            "jakarta.persistence.jdbc.",
            "jakarta.persistence.schema-generation.",
            "jakarta.persistence.jtaDataSource",
            "jakarta.persistence.nonJtaDataSource",
            "jakarta.persistence.sql-load-script-source",
            "jakarta.persistence.bean.manager",
            "jakarta.persistence.sharedCache.",
            "jakarta.persistence.transactionType",
            "jakarta.persistence.database-",
            "javax.persistence.",
            "javax.sql.",
            "hibernate.connection.",
            "hibernate.hikari.",
            "hibernate.agroal.",
            "hibernate.c3p0.",
            "hibernate.hbm2ddl.auto",
            "hibernate.hbm2ddl.create_source",
            "hibernate.hbm2ddl.import_files",
            "hibernate.hbm2ddl.load_script_source",
            "hibernate.hbm2ddl.schema-generation.",
            "hibernate.cache.",
            "hibernate.javax.cache.",
            "hibernate.transaction.",
            "hibernate.current_session_context_class",
            "hibernate.session_factory_name",
            "hibernate.multi_tenant_connection_provider",
            "hibernate.tenant_identifier_resolver",
            "hibernate.multiTenancy",
            "hibernate.resource.beans.container",
            "hibernate.jndi.",
            "hibernate.show_sql",
            "hibernate.generate_statistics",
            "eclipselink.jdbc.",
            "eclipselink.ddl-generation",
            "eclipselink.logging.",
            "eclipselink.target-server");

    private static final String JSON_MAPPER = "hibernate.type.json_format_mapper";

    private ProviderProperties() {}

    /** Those properties of an application that have a meaning for its schema. */
    public static Map<String, String> concerningSchema(Map<String, String> properties) {
        Map<String, String> kept = new HashMap<>(properties);
        kept.keySet().removeIf(name -> APPLICATION_ONLY.stream().anyMatch(name::startsWith));
        return kept;
    }

    /**
     * All properties.
     *
     * @param chosen by the user; they win over what is only a default
     */
    public static Map<String, Object> of(Map<String, String> chosen, Writer script) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("eclipselink.target-database", "PostgreSQL");
        properties.putAll(concerningSchema(chosen));
        properties.put("jakarta.persistence.schema-generation.database.action", "none");
        properties.put("jakarta.persistence.schema-generation.create-source", "metadata");
        properties.put("jakarta.persistence.schema-generation.scripts.action", "create");
        properties.put("jakarta.persistence.schema-generation.scripts.create-target", script);
        properties.put("hibernate.archive.autodetection", "none");
        properties.put("hibernate.cache.use_second_level_cache", "false");
        properties.put("hibernate.cache.use_query_cache", "false");
        properties.put("hibernate.hbm2ddl.delimiter", ";");
        properties.put("hibernate.hbm2ddl.skip_default_import_file", "true");
        properties.put("eclipselink.ddlgen-terminate-statements", "true");
        properties.put("eclipselink.weaving", "false");
        properties.put("eclipselink.logging.logger", "JavaLogger");
        return properties;
    }

    /**
     * What a provider has to be told of the database when it is given no connection. With one it must not be told: Hibernate
     * would not ask the driver, and leave out the types that only the driver brings (6.1 makes {@code bytea} of a UUID).
     */
    public static Map<String, Object> withoutConnection(int majorVersion) {
        return Map.of(
                "jakarta.persistence.database-product-name", "PostgreSQL",
                "jakarta.persistence.database-major-version", Integer.toString(majorVersion),
                "jakarta.persistence.database-minor-version", "0");
    }

    /** What a start-up of Hibernate needs besides, and what it shall not do when it is only to tell its schema. */
    public static Map<String, Object> startUp(Map<String, String> chosen, ClassLoader loader, DataSource scratch) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("hibernate.connection.datasource", scratch);
        properties.put("hibernate.query.startup_check", "false");
        properties.put("hibernate.jpa_callbacks.enabled", "false");
        // Hibernate Search would open its indexes; it has tables only where it coordinates several nodes through them.
        boolean searchHasTables = chosen.containsKey("hibernate.search.coordination.strategy");
        properties.put(
                searchHasTables ? "hibernate.search.schema_management.strategy" : "hibernate.search.enabled",
                searchHasTables ? "none" : "false");
        ServerApis.jsonMapper(loader).ifPresent(mapper -> properties.putIfAbsent(JSON_MAPPER, mapper));
        HibernateBeans.container(loader)
                .ifPresent(container -> properties.put("hibernate.resource.beans.container", container));
        BeanValidation.withoutExpressionLanguage(loader)
                .ifPresent(factory -> properties.put("jakarta.persistence.validation.factory", factory));
        return properties;
    }
}
