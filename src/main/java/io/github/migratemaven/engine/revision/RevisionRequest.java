package io.github.migratemaven.engine.revision;

import io.github.migratemaven.execution.options.ExecutionOptions;
import java.util.List;
import java.util.Optional;

/**
 * A request for a new revision.
 *
 * @param empty whether to write empty scripts rather than compare the model
 * @param language {@code sql}, or {@code java} for an empty class to be filled by hand
 * @param message what it does; with {@code replace} the present one where this is empty
 * @param revisionId its id; by default a random one, or that of the only head where one is replaced
 * @param follows the revision that it follows; by default the only head
 * @param splice whether that may be followed by others already
 * @param branchLabels names for the line that it begins
 * @param dependsOn revisions of other lines that it needs
 * @param renames what looks like a removal and an addition but is a rename: {@code books.name:title}
 * @param replace whether to generate the head anew rather than add one; its id and parents stay
 * @param fills what rows that are there get in columns that are new or become NOT NULL: {@code customers.vip:false}, commas between several
 * @param verbose whether to show how long each stage took
 * @param rewriter the project's class that changes what is generated
 */
public record RevisionRequest(
        String message,
        boolean empty,
        String language,
        Optional<String> revisionId,
        Optional<String> follows,
        boolean splice,
        List<String> branchLabels,
        List<String> dependsOn,
        ModelRequest model,
        List<String> renames,
        boolean replace,
        String fills,
        boolean verbose,
        ExecutionOptions options,
        Optional<String> rewriter) {

    public RevisionRequest {
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
        renames = List.copyOf(renames);
    }
}
