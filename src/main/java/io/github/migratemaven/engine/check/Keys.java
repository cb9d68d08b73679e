package io.github.migratemaven.engine.check;

import io.github.migratemaven.engine.revision.ModelRequest;
import io.github.migratemaven.execution.options.ComparisonScope;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.script.Language;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** For each proof a key that changes with everything that it rests on. */
final class Keys {
    /** Differs from run to run, and says nothing of the application. */
    private static final Set<String> OF_ONE_RUN = Set.of(
            "sun.java.command", "env.MAVEN_CMD_LINE_ARGS", "env._", "env.OLDPWD", "env.SHLVL", "library.jansi.path");

    private final Supplier<String> server;
    private final Map<String, String> upTo = new HashMap<>();
    private final String all;

    /**
     * @param directory of the revisions
     * @param classPath of revisions in Java
     * @param server what there is to know of the server that proves
     */
    Keys(RevisionGraph graph, Path directory, Supplier<List<Path>> classPath, Supplier<String> server) {
        this.server = server;
        String key = ownCode();
        for (Revision revision : graph.order()) {
            Fingerprint fingerprint = new Fingerprint().text(key).text(revision.id());
            revision.file().ifPresent(file -> fingerprint
                    .text(directory.relativize(file).toString())
                    .content(file));
            fingerprint.pairs(revision.parameters().values());
            if (revision.upgrade().language() == Language.JAVA) {
                classPath.get().forEach(fingerprint::classes);
            }
            key = fingerprint.hex();
            upTo.put(revision.id(), key);
        }
        this.all = key;
    }

    /** What is proven of the whole history. */
    String history() {
        return new Fingerprint().text("history").text(server.get()).text(all).hex();
    }

    /** What is proven of one revision, which rests on those before it too. */
    String revision(String what, String id) {
        return new Fingerprint()
                .text(what)
                .text(server.get())
                .text(upTo.getOrDefault(id, ""))
                .hex();
    }

    /** That the model is what the history builds. */
    String model(ModelRequest request, ComparisonScope scope) {
        Fingerprint fingerprint =
                new Fingerprint().text("model").text(server.get()).text(all);
        fingerprint.texts(request.parts());
        fingerprint.text(request.reference().toString());
        request.parts()
                .forEach(part -> fingerprint.content(request.baseDirectory().resolve(part.strip())));
        request.classPath().forEach(fingerprint::classes);
        request.entityRoots().forEach(root -> fingerprint.text(root.toString()));
        fingerprint.texts(new TreeSet<>(request.packages()));
        fingerprint.text(request.persistenceUnit().orElse(""));
        fingerprint.pairs(new TreeMap<>(request.properties()));
        fingerprint.texts(new TreeSet<>(request.extensions()));
        Map<String, String> surroundings = new TreeMap<>(request.surroundings());
        surroundings.keySet().removeAll(OF_ONE_RUN);
        fingerprint.pairs(surroundings);
        request.relatives().keySet().stream()
                .sorted()
                .forEach(path ->
                        fingerprint.text(path + "=" + request.relatives().get(path)));
        fingerprint.settings(request.baseDirectory());
        fingerprint.texts(new TreeSet<>(scope.schemas()));
        fingerprint.texts(scope.exclude());
        return fingerprint.hex();
    }

    /** Of this very plugin: what another version has proven counts no more. */
    private static String ownCode() {
        try {
            Path code = Path.of(Keys.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Fingerprint().classes(code).hex();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
