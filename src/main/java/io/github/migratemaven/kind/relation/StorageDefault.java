package io.github.migratemaven.kind.relation;

/** The storage a type has by itself, for servers that cannot be told to take the default (before 16). */
final class StorageDefault {
    private StorageDefault() {}

    static String of(ColumnKind.Column column) {
        String type = column.dataType();
        if (type.startsWith("numeric") && !type.endsWith("[]")) {
            return "main";
        }
        return switch (type) {
            case "smallint", "integer", "bigint", "boolean", "real", "double precision", "date", "uuid", "oid" ->
                "plain";
            case "cidr", "inet" -> "main";
            default ->
                type.startsWith("timestamp") || type.startsWith("time") || type.startsWith("interval")
                        ? "plain"
                        : "extended";
        };
    }
}
