package io.github.migratemaven.importing.alembic;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.RevisionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Alembic's ids and labels, as they are here: the same, wherever they can be names of a revision or a line. */
final class AlembicNames {
    private static final Pattern DECLARATION =
            Pattern.compile("^branch_labels\\s*(?::[^=\\n]*)?=(.*?)(?=^\\S|\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, String> declarers = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private AlembicNames() {}

    /** @param order in an order in which they can run */
    static AlembicNames of(List<AlembicRevision> order) {
        AlembicNames names = new AlembicNames();
        order.forEach(revision -> names.ids.put(revision.id(), names.unused(revision.id(), names.ids, "r")));
        for (AlembicRevision revision : order) {
            for (String label : revision.labels()) {
                if (!names.declarers.containsKey(label)) {
                    names.declarers.put(label, declarer(label, order));
                    names.labels.put(label, names.unused(label, names.labels, "line_"));
                }
            }
        }
        return names;
    }

    /** What had to be called otherwise, a sentence each. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** The id here of a revision of Alembic's. */
    String key(String id) {
        return ids.getOrDefault(id, id);
    }

    /** The id here of what a revision depends on: Alembic lets it name an id, or a label for the revision that declares it. */
    String needed(String idOrLabel) {
        return key(declarers.getOrDefault(idOrLabel, idOrLabel));
    }

    /** The labels that a revision declares itself. */
    List<String> declaredBy(AlembicRevision revision) {
        return declarers.entrySet().stream()
                .filter(declared -> declared.getValue().equals(revision.id()))
                .map(declared -> labels.getOrDefault(declared.getKey(), declared.getKey()))
                .toList();
    }

    private String unused(String name, Map<String, String> taken, String before) {
        if (RevisionId.problemWith(name).isEmpty() && !taken.containsValue(name)) {
            return name;
        }
        String allowed = name.replaceAll("[^A-Za-z0-9_]", "_");
        String other = RevisionId.problemWith(allowed).isEmpty() ? allowed : before + allowed;
        while (RevisionId.problemWith(other).isEmpty() && taken.containsValue(other)) {
            other += "_";
        }
        RevisionId.problemWith(other).ifPresent(problem -> {
            throw MigrationFailure.refused(
                    "Alembic's '" + name + "' cannot be a name here: it " + problem + ".",
                    "Give it a shorter name in Alembic; nothing was written.");
        });
        notes.add("Alembic's '" + name + "' is called " + other + " here, since it cannot be a name.");
        return other;
    }

    /** Alembic shows a label all along its line, so that the files of those that have it are asked which of them declares it. */
    private static String declarer(String label, List<AlembicRevision> order) {
        List<AlembicRevision> bearers = order.stream()
                .filter(revision -> revision.labels().contains(label))
                .toList();
        return bearers.stream()
                .filter(revision -> bearers.size() == 1 || declares(revision.file(), label))
                .findFirst()
                .orElse(bearers.get(0))
                .id();
    }

    private static boolean declares(String file, String label) {
        try {
            Matcher declaration =
                    DECLARATION.matcher(new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8));
            return declaration.find()
                    && List.of("'" + label + "'", '"' + label + '"').stream().anyMatch(declaration.group(1)::contains);
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    file + " cannot be read: " + e.getMessage(), "Make it readable; nothing was written.", e);
        }
    }
}
