package io.github.migratemaven.kind.database;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.postgres.sql.Quoting;
import java.util.List;

/** Comments on objects of any kind and on their columns. */
public final class CommentKind implements ObjectKind<CommentKind.Comment> {

    /**
     * A comment.
     *
     * @param part name of the part of {@code target} that it is on, where that part is no object of its own; else empty
     * @param partAddress that part as statements name it
     */
    public record Comment(ObjectId id, ObjectId target, String part, String partAddress, String text)
            implements SchemaObject {}

    @Override
    public String name() {
        return "comment";
    }

    @Override
    public Class<Comment> type() {
        return Comment.class;
    }

    @Override
    public String query(int version) {
        return """
            select '-' as address, o.relname || ':' || d.objoid || ':' || d.objsubid as target,
              d.description as text,
              case when a.attname is not null then a.attname::text
                when c.relkind in ('i', 'I') then 'index'
                when k.contype = 'n' then 'not null'
                when k.contype = 'f' and k.conparentid <> 0 then 'on ' || k.conrelid
                when r.oid is not null then '_RETURN'
                when t.oid is not null then 'type ' || t.typname
                when p.oid is not null then 'function ' || pg_catalog.oidvectortypes(p.proargtypes)
                else '' end as part,
              case when a.attname is not null then 'column ' || c.oid::pg_catalog.regclass || '.'
                  || pg_catalog.quote_ident(a.attname)
                when c.relkind in ('i', 'I') then 'index ' || c.oid::pg_catalog.regclass
                when k.conrelid <> 0 then 'constraint ' || pg_catalog.quote_ident(k.conname) || ' on '
                  || k.conrelid::pg_catalog.regclass
                when k.oid is not null then 'constraint ' || pg_catalog.quote_ident(k.conname) || ' on domain '
                  || k.contypid::pg_catalog.regtype
                when r.oid is not null then 'rule "_RETURN" on ' || r.ev_class::pg_catalog.regclass
                when t.oid is not null then 'type ' || t.oid::pg_catalog.regtype
                when p.oid is not null then 'function ' || p.oid::pg_catalog.regprocedure end as part_address
            from pg_catalog.pg_description d
            join pg_catalog.pg_class o on o.oid = d.classoid
            left join pg_catalog.pg_class c on c.oid = d.objoid
              and d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
            left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid
              and d.objsubid <> 0 and not a.attisdropped
            -- what is read as a part of something else: NOT NULL, what a partition of the table has to do with a foreign key to it, a view's
            -- own rule, the row type of a relation, the multirange type and the constructors of a range type
            left join pg_catalog.pg_constraint k on k.oid = d.objoid
              and d.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass
              and (k.contype = 'n' or k.contype = 'f'
                and exists (select from pg_catalog.pg_constraint w where w.oid = k.conparentid and w.conrelid = k.conrelid))
            left join pg_catalog.pg_rewrite r on r.oid = d.objoid and r.rulename = '_RETURN'
              and d.classoid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
            left join pg_catalog.pg_type t on t.oid = d.objoid
              and d.classoid = 'pg_catalog.pg_type'::pg_catalog.regclass and (t.typtype = 'm'
                or exists (select from pg_catalog.pg_class w where w.oid = t.typrelid and w.relkind <> 'c'))
            left join pg_catalog.pg_proc p on p.oid = d.objoid
              and d.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass
              and exists (select from pg_catalog.pg_depend i where i.classid = d.classoid and i.objid = p.oid
                and i.deptype = 'i' and i.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass)
            where (d.objoid >= 16384 or d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass)
            -- what an extension says of itself comes with it
              and not (d.classoid = 'pg_catalog.pg_extension'::pg_catalog.regclass and exists (
                select from pg_catalog.pg_extension e
                join pg_catalog.pg_available_extensions() v on v.name = e.extname
                where e.oid = d.objoid and v.comment = d.description))
            """;
    }

    @Override
    public String address(Comment comment) {
        return "comment on " + comment.target();
    }

    private static String object(Comment comment, Catalog catalog) {
        return comment.partAddress().isEmpty() ? catalog.address(comment.target()) : comment.partAddress();
    }

    @Override
    public List<DropDependency> dropDependencies(Comment comment) {
        return List.of(new DropDependency(comment.id(), comment.target()));
    }

    @Override
    public List<Statement> create(Comment comment, CreateContext context) {
        return Statement.list("comment on " + object(comment, context.to()) + " is " + Quoting.literal(comment.text()));
    }

    @Override
    public List<Statement> drop(Comment comment, Catalog from) {
        return Statement.list("comment on " + object(comment, from) + " is null");
    }

    @Override
    public Alteration alter(Comment from, Comment to, AlterContext context) {
        return Alteration.inPlace(create(to, CreateContext.of(context)));
    }
}
