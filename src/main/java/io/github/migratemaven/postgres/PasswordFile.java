package io.github.migratemaven.postgres;

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

/** libpq's password file (manual, 34.16): lines {@code host:port:database:user:password}. */
final class PasswordFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

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
        for (String line : Files.readAllLines(file)) {
            List<String> fields = line.startsWith("#") ? List.of() : fields(line);
            if (fields.size() >= 5 && fits(fields, wanted)) {
                return Optional.of(Secret.of(fields.get(4)));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(List<String> fields, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!fields.get(i).equals("*") && !fields.get(i).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                i++;
                field.append(line.charAt(i));
            } else if (c == ':') {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
