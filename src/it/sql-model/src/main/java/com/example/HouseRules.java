package com.example;

import io.github.migratemaven.api.rewrite.GeneratedChange;
import io.github.migratemaven.api.rewrite.RevisionRewriter;
import io.github.migratemaven.api.rewrite.Rewriting;
import java.util.List;

/** Says of each new table where it lies. */
public class HouseRules implements RevisionRewriter {
    @Override
    public Rewriting rewrite(List<GeneratedChange> changes) {
        List<String> places = changes.stream()
                .filter(change -> change.adds("table"))
                .map(change -> "alter " + change.address() + " set tablespace pg_default")
                .toList();
        return new Rewriting(changes, places, List.of());
    }
}
