package io.github.migratemaven.postgres.connection;

import io.github.migratemaven.report.MigrationFailure;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/** Says what a connection that is to be encrypted lacks: the server's authority, its name, or a certificate of this side. */
final class TlsFailures {
    private static final String INSECURE = "sslmode=require encrypts, and does not look whom it talks to.";

    private final ConnectionSettings settings;
    private final SQLException failure;
    private final String message;

    private TlsFailures(ConnectionSettings settings, SQLException failure) {
        this.settings = settings;
        this.failure = failure;
        this.message = Optional.ofNullable(failure.getMessage()).orElse("").strip();
    }

    /** Empty where something else than TLS is at fault. */
    static Optional<MigrationFailure> explain(ConnectionSettings settings, SQLException failure) {
        TlsFailures tls = new TlsFailures(settings, failure);
        return tls.isServersWord() ? tls.refusedCertificate() : tls.ownFinding();
    }

    private boolean isServersWord() {
        return message.startsWith("FATAL")
                || (failure instanceof PSQLException driver && driver.getServerErrorMessage() != null);
    }

    private Optional<MigrationFailure> refusedCertificate() {
        if (message.contains("client certificate")) {
            return Optional.of(MigrationFailure.misconfigured(
                    "The server lets user '" + settings.user() + "' in by a client certificate only, and "
                            + (has("sslcert") || has("sslkey")
                                    ? "trusts the authority of none that it was shown ("
                                            + shown(has("sslcert") ? "sslcert" : "sslkey") + ")."
                                    : "was shown none."),
                    "Name one of an authority in the server's ssl_ca_file, with its key, in the URL:"
                            + " sslcert=FILE&sslkey=FILE",
                    failure));
        }
        if (message.contains("certificate authentication")) {
            return Optional.of(MigrationFailure.misconfigured(
                    "The client certificate is not that of user '" + settings.user() + "' ("
                            + ConnectFailures.origin(settings, "user") + "): " + message,
                    "Use one whose common name (CN) is the role's, the role of its name, or let the server map it in"
                            + " pg_ident.conf.",
                    failure));
        }
        return Optional.empty();
    }

    private Optional<MigrationFailure> ownFinding() {
        if (message.toLowerCase(Locale.ROOT).contains("hostnameverifier")) {
            return Optional.of(MigrationFailure.misconfigured(
                    "The server's certificate is not for the host '" + settings.host() + "' ("
                            + ConnectFailures.origin(settings, "host") + ").",
                    "Connect by a name that the certificate has, or give the server one with this name (subjectAltName)."
                            + " sslmode=verify-ca looks at its authority only.",
                    failure));
        }
        if (ConnectFailures.hasCause(failure, CertificateExpiredException.class)) {
            return Optional.of(MigrationFailure.misconfigured(
                    "The certificate of " + settings.displayUrl() + ", or of its authority, is no longer valid: "
                            + deepest(),
                    "Renew it.",
                    failure));
        }
        if (ConnectFailures.hasCause(failure, CertPathBuilderException.class)) {
            return Optional.of(MigrationFailure.misconfigured(
                    "The certificate of " + settings.displayUrl() + " is of no authority in " + authorities() + ".",
                    "Set sslrootcert to the certificate of the authority that signed it. " + INSECURE,
                    failure));
        }
        if (isOf("sslrootcert", "root.crt")) {
            return Optional.of(MigrationFailure.misconfigured(
                    "The authority of the server's certificate cannot be read: " + message,
                    "Set sslrootcert in the URL to the certificate of the server's authority, or to system for those that"
                            + " Java trusts. " + INSECURE,
                    failure));
        }
        return isOfOwnCertificate() ? ownCertificate() : Optional.empty();
    }

    private Optional<MigrationFailure> ownCertificate() {
        return Optional.of(MigrationFailure.misconfigured(
                "The client certificate cannot be used (" + shown("sslcert") + ", " + shown("sslkey") + "): " + message,
                "Both files must be there and belong together, and the key be readable for you alone. PostgreSQL's Java driver"
                        + " reads keys in PKCS #8 (BEGIN PRIVATE KEY) without a password, with pemKeyAlgorithm=EC unless they"
                        + " are RSA, and stores (.p12) with sslpassword. One from any other:\n"
                        + "openssl pkcs12 -export -in client.crt -inkey client.key -name user -out client.p12\n"
                        + "It is named by sslkey=client.p12&sslpassword=PASSWORD, without sslcert.",
                failure));
    }

    /** The driver names the file where it cannot read it, and not where it cannot make sense of it. */
    private boolean isOfOwnCertificate() {
        return (has("sslcert") || has("sslkey"))
                && (isOf("sslkey", "postgresql.pk8")
                        || isOf("sslcert", "postgresql.crt")
                        || message.contains("cert chain")
                        || message.contains("private key")
                        || message.contains("cryptographic"));
    }

    private String authorities() {
        if (settings.trustsAuthoritiesOfJava()) {
            return "those that Java trusts (sslrootcert=system, " + ConnectFailures.origin(settings, "sslfactory")
                    + ")";
        }
        return has("sslrootcert") ? shown("sslrootcert") : "~/.postgresql/root.crt";
    }

    private String deepest() {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private boolean isOf(String property, String usual) {
        return message.contains(settings.properties().getOrDefault(property, usual));
    }

    private boolean has(String property) {
        return settings.properties().containsKey(property);
    }

    private String shown(String property) {
        return has(property)
                ? property + "=" + settings.properties().get(property) + ", "
                        + ConnectFailures.origin(settings, property)
                : "no " + property;
    }
}
