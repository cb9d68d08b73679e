package io.github.migratemaven.postgres.settings;

import io.github.migratemaven.postgres.connection.Secret;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** libpq's password file (manual, 34.16): lines {@code host:port:database:user:password}. */
public final class PasswordFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private final Path file;

    PasswordFile(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Whether others than its owner may use the file, so that libpq would ignore it. Never so on Windows, as in libpq. */
    boolean isOpenToOthers() throws IOException {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
    }

    /** The password of the first line that fits. */
    Optional<Secret> find(String host, int port, String database, String user) throws IOException {
        List<String> wanted = List.of(host, String.valueOf(port), database, user);
        // A carriage return alone ends no line, but may end a password.
        for (String line : Files.readString(file).split("\\r*(\\n|$)", -1)) {
            List<String> fields = line.startsWith("#") ? List.of() : fields(line);
            if (fields.size() > wanted.size() && fits(fields, wanted)) {
                return Optional.of(Secret.of(unescaped(fields.get(wanted.size()))));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(List<String> fields, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!fields.get(i).equals("*") && !unescaped(fields.get(i)).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** As they are written: an escaped star is no wildcard. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == ':') {
                fields.add(line.substring(start, i));
                start = i + 1;
            }
        }
        fields.add(line.substring(start));
        return fields;
    }

    private static String unescaped(String field) {
        return ESCAPED.matcher(field).replaceAll("$1");
    }
}
