package io.github.migratemaven.trace.state;

/**
 * A column of a table.
 *
 * @param relation number of the table
 * @param number stays the same when the column is renamed
 * @param sql how SQL names it
 * @param type as PostgreSQL writes it
 * @param typeKind as {@code pg_type.typtype} has it: {@code d} for a domain
 * @param collation empty for the type's own
 * @param expression of its default, or of what it is generated from; empty without one
 * @param identity empty unless it is an identity column
 * @param generated empty unless it is generated
 */
public record Column(
        long relation,
        int number,
        String name,
        String sql,
        String type,
        char typeKind,
        String collation,
        boolean notNull,
        String expression,
        String identity,
        String generated) {

    public boolean isIdentity() {
        return !identity.isEmpty();
    }

    public boolean isGenerated() {
        return !generated.isEmpty();
    }

    /** Whether rows get a value that they do not bring. */
    public boolean hasValueOfItsOwn() {
        return !expression.isEmpty() || isIdentity();
    }

    /** Whether its default takes the next number of a sequence. */
    public boolean isSerial() {
        return !isGenerated() && expression.startsWith("nextval(");
    }
}
