package io.github.migratemaven.kind.database;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.References;
import io.github.migratemaven.postgres.sql.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Event triggers. They fire on the very statements of a change, so they come last and go first. */
public final class EventTriggerKind implements ObjectKind<EventTriggerKind.EventTrigger> {

    /**
     * An event trigger.
     *
     * @param tags commands it is limited to; empty for all
     * @param enabled {@code O} as the session says, {@code D} never, {@code R} on replicas only, {@code A} always
     */
    public record EventTrigger(
            ObjectId id, String reference, String event, List<String> tags, String function, String enabled)
            implements SchemaObject {

        Statement enable() {
            return Statement.of("alter event trigger " + reference + " "
                    + switch (enabled) {
                        case "D" -> "disable";
                        case "R" -> "enable replica";
                        case "A" -> "enable always";
                        default -> "enable";
                    });
        }
    }

    @Override
    public String name() {
        return "event trigger";
    }

    @Override
    public Class<EventTrigger> type() {
        return EventTrigger.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of("""
                select 'pg_event_trigger:' || e.oid || ':0' as address, array[e.evtname]::text[] as path,
                  pg_catalog.quote_ident(e.evtname) as reference, e.evtevent as event, e.evttags as tags,
                  :routine as function, e.evtenabled::text as enabled
                from pg_catalog.pg_event_trigger e
                where e.oid >= 16384
                order by 2
                """, Map.of("routine", References.routine("e.evtfoid")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_event_trigger"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_event_trigger", "evtowner"));
    }

    @Override
    public String address(EventTrigger trigger) {
        return "event trigger " + trigger.reference();
    }

    @Override
    public boolean watchesChanges() {
        return true;
    }

    @Override
    public List<Statement> create(EventTrigger trigger, CreateContext context) {
        List<Statement> statements = new ArrayList<>();
        String tags = trigger.tags().stream().map(Quoting::literal).collect(Collectors.joining(", "));
        statements.add(Statement.of("create event trigger " + trigger.reference() + " on " + trigger.event()
                + (tags.isEmpty() ? "" : " when tag in (" + tags + ")") + " execute function " + trigger.function()
                + "()"));
        if (!trigger.enabled().equals("O")) {
            statements.add(trigger.enable());
        }
        return statements;
    }

    @Override
    public List<Statement> drop(EventTrigger trigger, Catalog from) {
        return Statement.list("drop event trigger " + trigger.reference());
    }

    @Override
    public Alteration alter(EventTrigger from, EventTrigger to, AlterContext context) {
        return from.event().equals(to.event())
                        && from.tags().equals(to.tags())
                        && from.function().equals(to.function())
                ? Alteration.inPlace(List.of(to.enable()))
                : Alteration.replace();
    }
}
