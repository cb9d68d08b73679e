package io.github.migratemaven.page.schema;

/** A type by the shortest name that PostgreSQL has for it. */
public final class ShortType {
    private ShortType() {}

    /** {@code varchar(20)} for {@code character varying(20)}. */
    public static String of(String type) {
        return type.replace("character varying", "varchar")
                .replaceAll("\\b(time|timestamp)(\\(\\d\\))? without time zone", "$1$2")
                .replaceAll("\\b(time|timestamp)(\\(\\d\\))? with time zone", "$1tz$2")
                .replace("double precision", "float8");
    }
}
