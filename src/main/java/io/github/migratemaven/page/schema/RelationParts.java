package io.github.migratemaven.page.schema;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.kind.access.PolicyKind.Policy;
import io.github.migratemaven.kind.constraint.ConstraintKind.Constraint;
import io.github.migratemaven.kind.relation.IndexKind.Index;
import io.github.migratemaven.kind.relation.TriggerKind.Trigger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys, constraints, indexes, triggers and policies of each relation. */
final class RelationParts {
    private static final Map<String, String> FORMS =
            Map.of("p", "primary key", "u", "unique", "x", "exclusion", "f", "foreign key", "c", "check");
    private static final List<String> ORDER = List.of(
            "primary key", "unique", "foreign key", "check", "exclusion", "unique index", "index", "trigger", "policy");

    private final Map<ObjectId, List<Part>> parts = new HashMap<>();
    private final Comments comments;

    RelationParts(Catalog catalog, Comments comments) {
        this.comments = comments;
        catalog.all(Constraint.class).forEach(constraint -> add(constraint.relation(), part(constraint)));
        catalog.all(Index.class).forEach(index -> add(index.relation(), part(index)));
        catalog.all(Trigger.class)
                .forEach(trigger -> add(trigger.relation(), part("trigger", trigger.id(), trigger.definition())));
        catalog.all(Policy.class).forEach(policy -> add(policy.relation(), part(policy)));
        parts.values()
                .forEach(list -> list.sort(Comparator.comparingInt((Part part) -> ORDER.indexOf(part.kind()))
                        .thenComparing(Part::name)));
    }

    /** Keys first, then what else there is. */
    List<Part> of(ObjectId relation) {
        return List.copyOf(parts.getOrDefault(relation, List.of()));
    }

    private void add(ObjectId relation, Part part) {
        parts.computeIfAbsent(relation, id -> new ArrayList<>()).add(part);
    }

    private Part part(Constraint constraint) {
        return new Part(
                FORMS.getOrDefault(constraint.form(), "constraint"),
                constraint.id().name(),
                constraint.columns(),
                constraint.definition(),
                comments.on(constraint.id()),
                constraint.referenced(),
                Fate.KEPT);
    }

    private Part part(Index index) {
        return new Part(
                index.unique() ? "unique index" : "index",
                index.id().name(),
                index.columns(),
                index.definition() + (index.valid() ? "" : " -- invalid"),
                comments.on(index.id()),
                Optional.empty(),
                Fate.KEPT);
    }

    private Part part(Policy policy) {
        return part(
                "policy",
                policy.id(),
                "for " + policy.command()
                        + policy.using().map(using -> " using (" + using + ")").orElse("")
                        + policy.check()
                                .map(check -> " with check (" + check + ")")
                                .orElse(""));
    }

    private Part part(String kind, ObjectId id, String definition) {
        return new Part(kind, id.name(), List.of(), definition, comments.on(id), Optional.empty(), Fate.KEPT);
    }
}
