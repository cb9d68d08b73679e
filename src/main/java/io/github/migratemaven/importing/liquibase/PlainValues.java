package io.github.migratemaven.importing.liquibase;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Values that are read from somewhere, as they are: what is read once cannot be shown. */
final class PlainValues {
    private PlainValues() {}

    /** Whether the call was one that gives such a value, and is done. */
    static boolean set(Statement statement, Method method, Object[] arguments) throws SQLException, IOException {
        if (!(statement instanceof PreparedStatement prepared)
                || arguments == null
                || arguments.length < 2
                || !(arguments[0] instanceof Integer position)) {
            return false;
        }
        if (arguments[1] instanceof Reader text) {
            StringWriter whole = new StringWriter();
            text.transferTo(whole);
            prepared.setString(position, whole.toString());
            return true;
        }
        if (arguments[1] instanceof InputStream bytes) {
            byte[] whole = bytes.readAllBytes();
            if (method.getName().equals("setBinaryStream") || method.getName().equals("setBlob")) {
                prepared.setBytes(position, whole);
            } else {
                prepared.setString(position, new String(whole, StandardCharsets.US_ASCII));
            }
            return true;
        }
        return false;
    }
}
