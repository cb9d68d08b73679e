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
import io.github.migratemaven.catalog.trait.Lineage;
import java.util.List;
import java.util.Optional;

/** Inheritance between tables that are not partitions. */
public final class InheritanceKind implements ObjectKind<InheritanceKind.Inheritance> {

    /** A child table's link to one of its parents. */
    public record Inheritance(ObjectId id, ObjectId child, ObjectId parent, String childTable, String parentTable)
            implements SchemaObject {}

    @Override
    public String name() {
        return "inheritance";
    }

    @Override
    public Class<Inheritance> type() {
        return Inheritance.class;
    }

    @Override
    public String query(int version) {
        return """
            select '-' as address, array[n.nspname, c.relname, pn.nspname, p.relname]::text[] as path,
              h.inhseqno as position,
              'pg_class:' || c.oid || ':0' as child,
              'pg_class:' || p.oid || ':0' as parent,
              c.oid::pg_catalog.regclass::text as child_table,
              p.oid::pg_catalog.regclass::text as parent_table
            from pg_catalog.pg_inherits h
            join pg_catalog.pg_class c on c.oid = h.inhrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_class p on p.oid = h.inhparent
            join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
            where c.relkind in ('r', 'f') and not c.relispartition
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 2
            """;
    }

    @Override
    public String address(Inheritance link) {
        return "inheritance of " + link.childTable() + " from " + link.parentTable();
    }

    @Override
    public Optional<ObjectId> inlineIn(Inheritance link) {
        return Optional.of(link.child());
    }

    @Override
    public List<DropDependency> dropDependencies(Inheritance link) {
        return List.of(new DropDependency(link.id(), link.child()));
    }

    @Override
    public Optional<Lineage> lineage(Inheritance link) {
        return Optional.of(new Lineage(link.child(), link.parent()));
    }

    @Override
    public List<Statement> create(Inheritance link, CreateContext context) {
        return Statement.list("alter table " + link.childTable() + " inherit " + link.parentTable());
    }

    @Override
    public List<Statement> drop(Inheritance link, Catalog from) {
        return Statement.list("alter table " + link.childTable() + " no inherit " + link.parentTable());
    }

    @Override
    public Alteration alter(Inheritance from, Inheritance to, AlterContext context) {
        return Alteration.replace();
    }

    @Override
    public Optional<ObjectId> shapes(Inheritance link) {
        return Optional.of(link.child());
    }
}
