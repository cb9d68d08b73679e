package io.github.migratemaven.finding;

import java.nio.file.Path;

/**
 * Where in a file something was found.
 *
 * @param file an absolute path
 * @param line from 1
 * @param column from 1; 1 where only the line is known
 */
public record Place(Path file, int line, int column) {

    public Place {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("Lines and columns count from 1, not " + line + ":" + column);
        }
    }
}
