package io.github.migratemaven.plugin.maven;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.model.Plugin;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What the POM says to another tool's plugin. */
final class PluginConfiguration {
    /** Settings whose parts have names of their own. */
    private static final Set<String> NAMED = Set.of("placeholders", "expressionVariables");

    private PluginConfiguration() {}

    /** Settings by their names with the prefix; lists with commas between their items. */
    static Map<String, String> of(Plugin plugin, String prefix) {
        Map<String, String> values = new LinkedHashMap<>();
        if (plugin.getConfiguration() != null) {
            children(parsed(plugin)).forEach(setting -> add(values, prefix, setting));
        }
        return values;
    }

    private static void add(Map<String, String> values, String prefix, Element setting) {
        List<Element> below = children(setting);
        String name = prefix + setting.getTagName();
        if (below.isEmpty()) {
            values.put(name, setting.getTextContent().strip());
        } else if (NAMED.contains(setting.getTagName())) {
            below.forEach(each -> values.put(
                    name + "." + each.getTagName(), each.getTextContent().strip()));
        } else {
            values.put(
                    name,
                    String.join(
                            ",",
                            below.stream()
                                    .map(each -> each.getTextContent().strip())
                                    .toList()));
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** By its text, since the class that holds it is another in each major version of Maven. */
    private static Element parsed(Plugin plugin) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(String.valueOf(plugin.getConfiguration()))))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw MigrationFailure.misconfigured(
                    "The configuration of " + plugin.getArtifactId() + " in the POM cannot be read: " + e.getMessage(),
                    "Give its settings on the command line.",
                    e);
        }
    }
}
