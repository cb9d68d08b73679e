package io.github.migratemaven.engine.revision;

import io.github.migratemaven.postgres.sql.AsciiCase;
import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.sql.SqlToken;
import io.github.migratemaven.postgres.sql.TokenKind;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.shadow.StandIn;
import io.github.migratemaven.shadow.StandIns;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a revision which of the extensions that it creates were only stand-ins where it was tried. */
final class StandInNote {
    private final StandIns standIns;

    StandInNote(StandIns standIns) {
        this.standIns = standIns;
    }

    Revision addedTo(Revision revision) {
        Script upgrade = revision.upgrade();
        if (standIns.isEmpty() || upgrade.language() != Language.SQL || upgrade.isLarge()) {
            return revision;
        }
        List<String> created = SqlSplitter.split(upgrade.text(), 1).stream()
                .flatMap(statement ->
                        standIns.extensions().stream().map(StandIn::name).filter(name -> creates(statement, name)))
                .distinct()
                .sorted()
                .toList();
        return created.isEmpty() ? revision : noted(revision, created);
    }

    private static boolean creates(SqlStatement statement, String extension) {
        List<SqlToken> tokens = SqlToken.of(statement.text());
        return tokens.size() > 2
                && word(tokens.get(0)).equals("create")
                && word(tokens.get(1)).equals("extension")
                && tokens.stream().skip(2).limit(4).map(StandInNote::word).anyMatch(extension::equals);
    }

    private static String word(SqlToken token) {
        return token.kind() == TokenKind.QUOTED_IDENTIFIER
                ? token.text().replace("\"", "")
                : AsciiCase.lower(token.text());
    }

    private static Revision noted(Revision revision, List<String> created) {
        Script upgrade = revision.upgrade();
        String note = created.stream()
                .map(name -> "-- Tried with an empty stand-in for extension " + name
                        + " (migrate.stubExtensions): nothing was tried of what it creates.\n")
                .collect(Collectors.joining());
        return revision.withScripts(
                new Script(note + "\n" + upgrade.text(), upgrade.firstLine(), upgrade.transactional())
                        .withParameters(upgrade.parameters()),
                revision.downgrade());
    }
}
