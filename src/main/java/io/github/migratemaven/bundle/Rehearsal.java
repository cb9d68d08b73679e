package io.github.migratemaven.bundle;

import io.github.migratemaven.engine.bundle.BundleLauncher;
import io.github.migratemaven.engine.result.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Loads what a run needs, for a virtual machine that writes its classes down as it ends, and so shares them with those that
 * start later. Asks no database, since none can be reached where container images are made.
 */
final class Rehearsal {
    /** What the launcher says in the place of a command. */
    static final String WORD = BundleLauncher.SHARE_CLASSES;

    private static final String CLASS = ".class";
    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/none";

    private final Surroundings surroundings;

    Rehearsal(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @return the exit code */
    int run() {
        Surroundings alone = new Surroundings(
                unheard(), surroundings.program(), Map.of("MIGRATE_URL", NOWHERE, "PGUSER", "none"), Map.of());
        new Program(alone).run(List.of("heads"));
        new Program(alone).run(List.of("current", "--format=json"));
        new Program(alone).run(List.of("upgrade"));
        logIn();
        surroundings
                .streams()
                .result("Classes that later runs share: " + load(surroundings.program()) + System.lineSeparator());
        return ExitCode.OK.number();
    }

    private static StandardStreams unheard() {
        PrintStream nothing = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new StandardStreams(nothing, nothing);
    }

    /** What a login with a password takes, which no server asks for here. */
    private static byte[] logIn() {
        try {
            String password = Normalizer.normalize("none", Normalizer.Form.NFKC);
            byte[] salt = new byte[16];
            new SecureRandom().nextBytes(salt);
            SecretKey key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 1, 256));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return mac.doFinal(salt);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static int load(Path program) {
        try (ZipFile archive = new ZipFile(program.toFile())) {
            List<String> names = archive.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.matches("(io/github/migratemaven|org/postgresql)/.*\\.class"))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .filter(Rehearsal::isLoadable)
                    .toList();
            return names.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some of the driver's classes are for libraries that are not there. */
    private static boolean isLoadable(String name) {
        try {
            Class<?> type = Class.forName(name, false, Rehearsal.class.getClassLoader());
            // Asking for the constructors verifies the class, without which it is not written down, and runs none of
            // it.
            return type.getDeclaredConstructors().length > 0 || type.isInterface();
        } catch (ClassNotFoundException | LinkageError notForUs) {
            return false;
        }
    }
}
