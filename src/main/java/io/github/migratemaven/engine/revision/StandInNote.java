package io.github.migratemaven.engine.revision;

import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.sql.SqlTokens;
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
        List<String> tokens = SqlTokens.of(statement.text());
        return String.join(" ", tokens).startsWith("create extension ")
                && tokens.stream().skip(2).limit(4).anyMatch(token -> token.replace("\"", "")
                        .equals(extension));
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
