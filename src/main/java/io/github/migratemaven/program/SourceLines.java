package io.github.migratemaven.program;

import io.github.migratemaven.revision.Revision;
import java.util.List;

/** What a message shows of a revision in Java; unlike the compiler's view of it, everywhere, also where there is no compiler. */
final class SourceLines {
    private SourceLines() {}

    /** The file for messages; without one, the revision. */
    static String name(Revision revision) {
        return revision.file().map(Object::toString).orElse("revision " + revision.id());
    }

    /** The line of that number; empty where there is none. */
    static String line(Revision revision, int number) {
        List<String> lines = revision.upgrade().text().lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
}
