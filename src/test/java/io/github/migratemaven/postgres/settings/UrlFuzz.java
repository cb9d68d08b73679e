package io.github.migratemaven.postgres.settings;

import static io.github.migratemaven.testing.fuzz.Findings.require;

import io.github.migratemaven.testing.fuzz.FuzzTarget;
import io.github.migratemaven.testing.fuzz.RandomText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/** URLs: what is encoded as it should be is read back, what is not is refused without telling a password. */
public final class UrlFuzz implements FuzzTarget {
    private static final List<String> PIECES = List.of(
            "jdbc:",
            "postgresql:",
            "postgres://",
            "//",
            "/",
            "user:password@",
            "@",
            "localhost",
            "[::1]",
            "[",
            "]",
            ":5432",
            ":0",
            ":",
            "db",
            "?",
            "&",
            "=",
            "sslmode=require",
            "user=",
            "password=",
            "host=a,b",
            "port=1,2",
            "connect_timeout=",
            "target_session_attrs=primary",
            "%20",
            "%",
            "%zz",
            "+",
            ",",
            "#",
            "options=-c%20a%3Db");
    private static final List<String> RIGHT = List.of(
            "jdbc:postgresql://localhost:5432/shop?user=u&sslmode=require",
            "postgresql://u@one:5432,two:5433/shop?target_session_attrs=read-write",
            "postgres://u@[::1]/shop",
            "postgresql+psycopg2://u@db/shop",
            "jdbc:postgresql:shop");
    private static final List<String> LETTERS = List.of(
            "a",
            "Z",
            "0",
            "é",
            "\uD83D\uDE00",
            " ",
            "@",
            ":",
            "/",
            "?",
            "&",
            "=",
            "%",
            "+",
            "#",
            ",",
            "[",
            "]",
            "\\",
            "'",
            "\"",
            "\n",
            "\u0000",
            "*",
            ";");
    /** Of a password, at its begin and its end, so that neither half may be told. */
    private static final String SECRET_HEAD = "S3cr";

    private static final String SECRET_TAIL = "3tXy";

    @Override
    public String name() {
        return "url";
    }

    @Override
    public void attempt(RandomText random) {
        switch (random.below(3)) {
            case 0 ->
                isReadOrRefused(random.once(2) ? random.pieces(PIECES, 12) : random.damaged(random.of(RIGHT), PIECES));
            case 1 -> isReadBack(random);
            default -> tellsNoPassword(random);
        }
    }

    private static void isReadOrRefused(String url) {
        try {
            PostgresUrl.parse(url);
        } catch (IllegalArgumentException e) {
            require(e.getMessage() != null && !e.getMessage().isBlank(), "no reason", url);
        }
    }

    private static void isReadBack(RandomText random) {
        String user = "u" + random.pieces(LETTERS, 8);
        String password = "p" + random.pieces(LETTERS, 8);
        String database = "d" + random.pieces(LETTERS, 8);
        String host = "h" + random.below(100);
        String port = String.valueOf(1 + random.below(65535));
        Map<String, String> wanted =
                Map.of("user", user, "password", password, "dbname", database, "host", host, "port", port);
        if (wanted.values().stream().anyMatch(UrlFuzz::hasHalfCharacter)) {
            return;
        }
        String place = host + ":" + port + "/" + encoded(database);
        String asLibpq = "postgresql://" + encoded(user) + ":" + encoded(password) + "@" + place;
        String asDriver = "jdbc:postgresql://" + place + "?user=" + encoded(user) + "&password=" + encoded(password);
        require(PostgresUrl.parse(asLibpq).equals(wanted), "read as " + PostgresUrl.parse(asLibpq), asLibpq);
        require(PostgresUrl.parse(asDriver).equals(wanted), "read as " + PostgresUrl.parse(asDriver), asDriver);
        Properties driver = Driver.parseURL(asDriver, new Properties());
        if (driver != null) {
            require(database.equals(driver.getProperty("PGDBNAME")), "not as the driver", asDriver);
            require(password.equals(driver.getProperty("password")), "not as the driver", asDriver);
        }
    }

    /** A password that is written as it is, with whatever characters have a meaning in a URL. */
    private static void tellsNoPassword(RandomText random) {
        String password = SECRET_HEAD + random.pieces(LETTERS, 4) + SECRET_TAIL;
        String url = random.once(2)
                ? "postgresql://u:" + password + "@host/db"
                : "jdbc:postgresql://host/db?user=u&password=" + password + "&sslmode=require";
        try {
            PostgresUrl.parse(url);
        } catch (IllegalArgumentException e) {
            String told = String.valueOf(e.getMessage());
            require(!told.contains(SECRET_HEAD) && !told.contains(SECRET_TAIL), "tells a password: " + told, url);
        }
    }

    private static boolean hasHalfCharacter(String text) {
        return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
