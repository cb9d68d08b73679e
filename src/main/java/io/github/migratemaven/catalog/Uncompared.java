package io.github.migratemaven.catalog;

/**
 * A component of a record that is read along with an object and makes no difference to its users: all incidental values
 * are equal, so that two objects which differ in one alone are the same.
 *
 * @param value what was read; a text or a truth
 */
public record Uncompared<T>(T value) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Uncompared<?>;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
