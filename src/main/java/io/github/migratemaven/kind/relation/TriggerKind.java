package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Triggers of tables and views. */
public final class TriggerKind implements ObjectKind<TriggerKind.Trigger> {
    private static final Pattern EVERY_UPDATE =
            Pattern.compile("CREATE (CONSTRAINT )?TRIGGER .+? (BEFORE|AFTER) ([A-Z ]+ OR )?UPDATE (OR|ON) ");

    /**
     * A trigger.
     *
     * @param enabled {@code O} as the session says, {@code D} never, {@code R} on replicas only, {@code A} always
     * @param inherited whether a partitioned table's trigger made it
     */
    public record Trigger(
            ObjectId id,
            ObjectId relation,
            String table,
            String name,
            String definition,
            String enabled,
            boolean inherited)
            implements SchemaObject {

        /** Whether an update of any column fires it, in a session as usual. */
        public boolean firesOnEveryUpdate() {
            return Set.of("O", "A").contains(enabled)
                    && EVERY_UPDATE.matcher(definition).lookingAt();
        }

        Statement enable() {
            return Statement.of("alter table " + table + " "
                    + switch (enabled) {
                        case "D" -> "disable trigger ";
                        case "R" -> "enable replica trigger ";
                        case "A" -> "enable always trigger ";
                        default -> "enable trigger ";
                    }
                    + name);
        }
    }

    @Override
    public String name() {
        return "trigger";
    }

    @Override
    public Class<Trigger> type() {
        return Trigger.class;
    }

    @Override
    public String query(int version) {
        return """
            select 'pg_trigger:' || t.oid || ':0' as address, array[n.nspname, c.relname, t.tgname]::text[] as path,
              'pg_class:' || c.oid || ':0' as relation,
              c.oid::pg_catalog.regclass::text as table,
              pg_catalog.quote_ident(t.tgname) as name,
              pg_catalog.pg_get_triggerdef(t.oid, true) as definition,
              t.tgenabled::text as enabled,
              t.tgparentid <> 0 as inherited
            from pg_catalog.pg_trigger t
            join pg_catalog.pg_class c on c.oid = t.tgrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where (not t.tgisinternal
                -- before 15 a partition's share of a trigger counts as internal, as those of keys do
                or t.tgparentid <> 0 and not exists (
                  select from pg_catalog.pg_constraint k where k.oid = t.tgconstraint and k.contype <> 't'))
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 2
            """;
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.ofRelation("pg_trigger", "tgrelid"));
    }

    @Override
    public String address(Trigger trigger) {
        return "trigger " + trigger.name() + " on " + trigger.table();
    }

    @Override
    public List<DropDependency> dropDependencies(Trigger trigger) {
        return List.of(new DropDependency(trigger.id(), trigger.relation()));
    }

    @Override
    public List<Statement> create(Trigger trigger, CreateContext context) {
        List<Statement> statements = new ArrayList<>();
        if (!trigger.inherited()) {
            statements.add(Statement.of(trigger.definition()));
        }
        if (!trigger.enabled().equals("O")) {
            statements.add(trigger.enable());
        }
        return statements;
    }

    @Override
    public List<Statement> drop(Trigger trigger, Catalog from) {
        return trigger.inherited()
                ? List.of()
                : Statement.list("drop trigger " + trigger.name() + " on " + trigger.table());
    }

    @Override
    public Alteration alter(Trigger from, Trigger to, AlterContext context) {
        return from.definition().equals(to.definition()) && from.inherited() == to.inherited()
                ? Alteration.inPlace(List.of(to.enable()))
                : Alteration.replace();
    }

    @Override
    public Set<String> printed(Trigger trigger) {
        return trigger.definition().contains(" WHEN (") ? Set.of("definition") : Set.of();
    }

    @Override
    public boolean inTheWayOfRetyping(Trigger trigger, boolean comparable) {
        return true;
    }
}
