package io.github.migratemaven.kind.sql;

import java.util.regex.Pattern;

/** Expressions as PostgreSQL prints them. */
public final class Expressions {
    private static final String LITERAL = "(?:-?[0-9.]+|'(?:[^']|'')*'|true|false|NULL)";
    private static final String TYPE = "[a-z_][a-z0-9_ .\"(),]*(?:\\[\\])*";
    private static final Pattern CONSTANT = Pattern.compile("\\(?" + LITERAL + "\\)?(?:::" + TYPE
            + ")?|nextval\\('(?:[^']|'')*'::regclass\\)|CURRENT_[A-Z]+|now\\(\\)|gen_random_uuid\\(\\)");

    private Expressions() {}

    /** Whether it is so simple that reading it again cannot change how it is printed: a lone literal or the like. */
    public static boolean isConstant(String expression) {
        return CONSTANT.matcher(expression).matches();
    }
}
