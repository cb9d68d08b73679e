package io.github.migratemaven.kind.sequence;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.Uncompared;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.access.OwnerKind;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The column that a sequence goes away with, as {@code serial} makes it. */
public final class SequenceOwnershipKind implements ObjectKind<SequenceOwnershipKind.SequenceOwnership> {
    public static final String NAME = "sequence ownership";

    /**
     * A sequence owned by a column.
     *
     * @param role the table's quoted owner, who must own the sequence too; empty for the usual one; compared as the table's owner only
     */
    public record SequenceOwnership(
            ObjectId id,
            ObjectId target,
            ObjectId column,
            ObjectId table,
            String sequence,
            String owningColumn,
            Uncompared<String> role)
            implements SchemaObject {}

    /** The identity of a sequence's ownership, whether or not a column owns it. */
    static ObjectId idOf(ObjectId sequence) {
        List<String> path = new ArrayList<>(sequence.path());
        path.add(sequence.kind());
        return new ObjectId(NAME, path);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<SequenceOwnership> type() {
        return SequenceOwnership.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of("""
            select '-' as address,
              'pg_class:' || c.oid || ':0' as target,
              'pg_class:' || d.refobjid || ':' || d.refobjsubid as column,
              'pg_class:' || d.refobjid || ':0' as table,
              case when pg_catalog.pg_get_userbyid(c.relowner) <> :usual_owner
                then pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(c.relowner)) end as role,
              c.oid::pg_catalog.regclass::text as sequence,
              d.refobjid::pg_catalog.regclass::text || '.' || pg_catalog.quote_ident(a.attname) as owning_column
            from pg_catalog.pg_depend d
            join pg_catalog.pg_class c on c.oid = d.objid and c.relkind = 'S'
            join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype = 'a'
              and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjsubid > 0
            """, Map.of("usual_owner", Sql.USUAL_OWNER));
    }

    @Override
    public List<SystemCatalog> restsOn() {
        return List.of(SystemCatalog.RELATIONS.only("S"));
    }

    @Override
    public String address(SequenceOwnership ownership) {
        return "sequence " + ownership.sequence();
    }

    @Override
    public List<Statement> create(SequenceOwnership ownership, CreateContext context) {
        String alter = "alter sequence " + ownership.sequence();
        String own = alter + " owned by " + ownership.owningColumn();
        return ownership.role().value().isEmpty()
                ? Statement.list(own)
                : Statement.list(alter + " owner to " + ownership.role().value(), own);
    }

    @Override
    public List<Statement> drop(SequenceOwnership ownership, Catalog from) {
        String alter = "alter sequence " + ownership.sequence();
        return ownership.role().value().isEmpty()
                ? Statement.list(alter + " owned by none")
                : Statement.list(alter + " owned by none", alter + " owner to current_user");
    }

    @Override
    public List<ObjectId> requires(SequenceOwnership ownership) {
        return List.of(OwnerKind.idOf(ownership.table()));
    }

    @Override
    public List<DropDependency> dropDependencies(SequenceOwnership ownership) {
        return List.of(
                new DropDependency(ownership.id(), ownership.target()),
                new DropDependency(ownership.target(), ownership.column()));
    }

    @Override
    public Alteration alter(SequenceOwnership from, SequenceOwnership to, AlterContext context) {
        return from.owningColumn().equals(to.owningColumn()) ? Alteration.inPlace(List.of()) : Alteration.replace();
    }

    @Override
    public boolean expressibleInJpa(SequenceOwnership object) {
        return true;
    }
}
