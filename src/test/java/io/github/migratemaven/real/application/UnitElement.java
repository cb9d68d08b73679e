package io.github.migratemaven.real.application;

import jakarta.persistence.spi.PersistenceUnitInfo;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import org.postgresql.ds.PGSimpleDataSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** One {@code <persistence-unit>}, and what a container makes of it. */
final class UnitElement {
    private final Element element;

    private UnitElement(Element element) {
        this.element = element;
    }

    /** The named unit, or the only one for {@code -}. */
    static UnitElement read(Path file, String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        NodeList units = factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("persistence-unit");
        for (int i = 0; i < units.getLength(); i++) {
            UnitElement unit = new UnitElement((Element) units.item(i));
            if (unit.name().equals(name) || name.equals("-")) {
                return unit;
            }
        }
        throw new IllegalArgumentException("No unit " + name + " in " + file);
    }

    String name() {
        return element.getAttribute("name");
    }

    boolean isManagedByContainer() {
        return !texts("jta-data-source").isEmpty()
                || element.getAttribute("transaction-type").equals("JTA");
    }

    PersistenceUnitInfo info(Path classes, List<String> found, String url, String user) {
        List<String> managed = new ArrayList<>(texts("class"));
        boolean onlyListed = !texts("exclude-unlisted-classes").isEmpty()
                && !texts("exclude-unlisted-classes").contains("false");
        if (!onlyListed) {
            managed.addAll(found);
        }
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(url);
        database.setUser(user);
        database.setPassword(user);
        return (PersistenceUnitInfo) Proxy.newProxyInstance(
                UnitElement.class.getClassLoader(),
                new Class<?>[] {PersistenceUnitInfo.class},
                (self, method, ignored) ->
                        answer(method.getName(), method.getReturnType(), managed, classes, database));
    }

    private Object answer(String question, Class<?> type, List<String> managed, Path classes, DataSource database)
            throws MalformedURLException {
        return switch (question) {
            case "getPersistenceUnitName" -> name();
            case "getPersistenceProviderClassName" ->
                texts("provider").stream().findFirst().orElse(null);
            case "getNonJtaDataSource" -> database;
            case "getMappingFileNames" -> texts("mapping-file");
            case "getManagedClassNames" -> managed;
            case "getAllManagedClassNames" -> managed;
            case "getPersistenceUnitRootUrl" -> classes.toUri().toURL();
            case "getJarFileUrls" -> List.<URL>of();
            case "excludeUnlistedClasses" -> true;
            case "getTransactionType", "getSharedCacheMode", "getValidationMode" -> constant(question, type);
            case "getProperties" -> properties();
            case "getPersistenceXMLSchemaVersion" -> "3.0";
            case "getClassLoader", "getNewTempClassLoader" -> UnitElement.class.getClassLoader();
            case "getScopeAnnotationName" -> null;
            case "getQualifierAnnotationNames" -> List.<String>of();
            case "hashCode" -> System.identityHashCode(this);
            case "equals" -> false;
            case "toString" -> name();
            default -> null;
        };
    }

    private Object constant(String question, Class<?> type) {
        String fallback =
                switch (question) {
                    case "getTransactionType" -> "RESOURCE_LOCAL";
                    case "getSharedCacheMode" -> "UNSPECIFIED";
                    default -> "AUTO";
                };
        String wanted = question.equals("getValidationMode")
                ? texts("validation-mode").stream().findFirst().orElse(fallback)
                : fallback;
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equals(wanted.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new IllegalStateException(wanted + " is not a " + type);
    }

    private Properties properties() {
        Properties properties = new Properties();
        NodeList all = element.getElementsByTagName("property");
        for (int i = 0; i < all.getLength(); i++) {
            Element property = (Element) all.item(i);
            String name = property.getAttribute("name");
            boolean actsOnDatabase = name.startsWith("jakarta.persistence.schema-generation.")
                    || name.startsWith("jakarta.persistence.sql-load-script")
                    || name.startsWith("jakarta.persistence.jdbc.")
                    || name.equals("hibernate.transaction.jta.platform")
                    || name.equals("eclipselink.target-server");
            if (!actsOnDatabase) {
                properties.setProperty(name, property.getAttribute("value"));
            }
        }
        return properties;
    }

    private List<String> texts(String tag) {
        List<String> texts = new ArrayList<>();
        NodeList found = element.getElementsByTagName(tag);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent().strip());
        }
        return texts;
    }
}
