package io.github.migratemaven.plugin.maven;

import eu.maveniverse.domtrip.Document;
import eu.maveniverse.domtrip.DomTripException;
import eu.maveniverse.domtrip.Element;
import eu.maveniverse.domtrip.Node;
import io.github.migratemaven.report.MigrationFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Adds elements to a POM in its own style of indentation and line ends, every byte that was there staying as it is. */
public final class PomEdit {
    private final Path pom;
    private final Document document;
    private final String lineEnd;
    private final String indent;
    private boolean changed;

    private PomEdit(Path pom, Document document, String text) {
        this.pom = pom;
        this.document = document;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        this.indent = indentOf(document.root());
    }

    /** Fails as refused, with the POM untouched, where the file cannot be read and reproduced exactly. */
    public static PomEdit open(Path pom) {
        try {
            byte[] bytes = Files.readAllBytes(pom);
            Document document = Document.of(new ByteArrayInputStream(bytes));
            if (!Arrays.equals(bytes, bytesOf(document))) {
                throw refused(pom, "its text could not be reproduced exactly");
            }
            return new PomEdit(pom, document, document.toXml());
        } catch (IOException | DomTripException e) {
            throw refused(pom, String.valueOf(e.getMessage()));
        }
    }

    /** Adds {@code <name>value</name>} to the properties; nothing where it exists. */
    public void addProperty(String name, String value) {
        Element properties = section(document.root(), "properties", 1);
        if (properties.childElement(name).isEmpty()) {
            append(properties, 2, "<" + name + ">" + value + "</" + name + ">");
        }
    }

    /** As {@link #addProperty(String, String)}, with a comment above it. */
    public void addProperty(String name, String value, String comment) {
        Element properties = section(document.root(), "properties", 1);
        if (properties.childElement(name).isEmpty()) {
            append(
                    properties,
                    2,
                    "<!-- " + comment + " -->" + lineEnd + indent.repeat(2) + "<" + name + ">" + value + "</" + name
                            + ">");
        }
    }

    /** Adds a plugin to the build; nothing where the build declares it. */
    public void addPlugin(String groupId, String artifactId, String version) {
        Element plugins = section(section(document.root(), "build", 1), "plugins", 2);
        boolean declared = plugins.childElements("plugin")
                .anyMatch(plugin -> groupId.equals(plugin.childTextTrimmed("groupId"))
                        && artifactId.equals(plugin.childTextTrimmed("artifactId")));
        if (!declared) {
            String inner = lineEnd + indent.repeat(4);
            append(
                    plugins,
                    3,
                    "<plugin>" + inner + "<groupId>" + groupId + "</groupId>" + inner + "<artifactId>" + artifactId
                            + "</artifactId>" + inner + "<version>" + version + "</version>" + lineEnd
                            + indent.repeat(3) + "</plugin>");
        }
    }

    /** Writes the file when something was added, and says whether it was. */
    public boolean save() {
        if (changed) {
            try {
                Files.write(pom, bytesOf(document));
            } catch (IOException | DomTripException e) {
                throw refused(pom, String.valueOf(e.getMessage()));
            }
        }
        return changed;
    }

    private Element section(Element parent, String name, int depth) {
        Optional<Element> existing = parent.childElement(name);
        if (existing.isPresent()) {
            return existing.get();
        }
        append(parent, depth, "<" + name + ">" + lineEnd + indent.repeat(depth) + "</" + name + ">");
        return parent.childElement(name).orElseThrow();
    }

    private void append(Element parent, int depth, String xml) {
        try {
            if (parent.innerPrecedingWhitespace().isEmpty()) {
                parent.innerPrecedingWhitespace(lineEnd + indent.repeat(depth - 1));
            }
            for (Node node : Document.parseFragment(lineEnd + indent.repeat(depth) + xml)) {
                parent.addChild(node);
            }
            changed = true;
        } catch (DomTripException e) {
            throw refused(pom, String.valueOf(e.getMessage()));
        }
    }

    private static String indentOf(Element root) {
        return root.childElements()
                .map(Node::precedingWhitespace)
                .filter(space -> space.contains("\n"))
                .map(space -> space.substring(space.lastIndexOf('\n') + 1))
                .filter(space -> !space.isEmpty())
                .findFirst()
                .orElse("  ");
    }

    private static byte[] bytesOf(Document document) throws DomTripException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.toXml(bytes);
        return bytes.toByteArray();
    }

    private static MigrationFailure refused(Path pom, String reason) {
        return MigrationFailure.refused(
                pom + " was not changed: " + reason + ".",
                "Add the plugin and the property migrate.url by hand, as the README shows.");
    }
}
