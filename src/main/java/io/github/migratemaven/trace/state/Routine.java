package io.github.migratemaven.trace.state;

/**
 * A function or procedure.
 *
 * @param name with its schema
 * @param arguments types of its arguments, as PostgreSQL lists them
 * @param securityDefiner whether it runs with the rights of its owner
 * @param settings those that hold while it runs, as {@code name=value} with commas between them
 */
public record Routine(long oid, String name, String arguments, boolean securityDefiner, String settings) {

    public boolean setsSearchPath() {
        return settings.contains("search_path=");
    }

    /** As GRANT and DROP name it. */
    public String signature() {
        return name + "(" + arguments + ")";
    }
}
