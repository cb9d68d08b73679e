package io.github.migratemaven.model.entity;

import io.github.migratemaven.model.provider.PersistenceUnit;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads {@code META-INF/persistence.xml}. */
public final class PersistenceXml {
    static final String PATH = "META-INF/persistence.xml";

    private PersistenceXml() {}

    /**
     * One unit as the file declares it.
     *
     * @param unit what is written, without classes that are only to be found
     * @param onlyListed whether classes that are not listed are excluded
     * @param jarFiles further jars whose classes belong to it, relative to where it stands
     */
    record Declared(PersistenceUnit unit, boolean onlyListed, List<String> jarFiles) {}

    /**
     * Reads all units of a file.
     *
     * @throws MigrationFailure when it is not well-formed
     */
    static List<Declared> read(URL file, URL root) {
        Document document = parse(file);
        return elements(document.getDocumentElement(), "persistence-unit").stream()
                .map(element ->
                        new Declared(unit(element, root), excludesUnlisted(element), texts(element, "jar-file")))
                .toList();
    }

    private static Document parse(URL file) {
        try (InputStream stream = file.openStream()) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(stream);
        } catch (SAXException | IOException e) {
            throw MigrationFailure.misconfigured(
                    file + " cannot be read: " + e.getMessage(), "Correct the persistence.xml.", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every JVM can parse XML safely", e);
        }
    }

    private static PersistenceUnit unit(Element element, URL root) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Element list : elements(element, "properties")) {
            for (Element property : elements(list, "property")) {
                properties.put(property.getAttribute("name"), property.getAttribute("value"));
            }
        }
        texts(element, "validation-mode")
                .forEach(mode -> properties.putIfAbsent("jakarta.persistence.validation.mode", mode));
        return new PersistenceUnit(
                element.getAttribute("name"),
                "the persistence unit " + element.getAttribute("name") + " of " + PATH,
                texts(element, "provider").stream().findFirst(),
                texts(element, "class"),
                texts(element, "mapping-file"),
                root,
                properties);
    }

    private static boolean excludesUnlisted(Element element) {
        return texts(element, "exclude-unlisted-classes").stream()
                .anyMatch(text -> text.isEmpty() || Boolean.parseBoolean(text));
    }

    private static List<String> texts(Element parent, String name) {
        return elements(parent, name).stream()
                .map(element -> element.getTextContent().strip())
                .toList();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(element -> name.equals(element.getLocalName()))
                .toList();
    }
}
