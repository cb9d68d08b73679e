package io.github.migratemaven.engine.revision;

import io.github.migratemaven.revision.file.RevisionDirectory;
import io.github.migratemaven.revision.script.Language;
import java.nio.file.Path;
import java.util.List;

/** Whether a comparison needs what the project compiles. */
public final class NeededClasses {
    private NeededClasses() {}

    /**
     * Whether the model is read from classes, or a revision is in Java and may use them.
     *
     * @param model the model's parts, as {@link Models#needClasses} has them
     * @param revisions the directory of revisions, which need not be there
     */
    public static boolean areNeeded(List<String> model, Path revisions) {
        return Models.needClasses(model) || new RevisionDirectory(revisions).hasAny(Language.JAVA);
    }
}
