package io.github.migratemaven.kind;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Binding;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.postgres.Quoting;
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
        return "select '-' as address, d.classoid || ':' || d.objoid || ':' || d.objsubid as target,"
                + " coalesce(a.attname::text, case when c.relkind in ('i', 'I') then 'index' end, '') as part,"
                + " case when a.attname is not null then 'column ' || " + Sql.RELATION_NAME
                + "    || '.' || pg_catalog.quote_ident(a.attname)"
                + "  when c.relkind in ('i', 'I') then 'index ' || " + Sql.RELATION_NAME + " end as part_address,"
                + " d.description as text"
                + " from pg_catalog.pg_description d"
                + " left join pg_catalog.pg_class c on c.oid = d.objoid"
                + "  and d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass"
                + " left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid"
                + "  and d.objsubid <> 0"
                + " where d.objoid >= 16384 or d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass";
    }

    @Override
    public String address(Comment comment) {
        return "comment on " + comment.target();
    }

    private static String object(Comment comment, Catalog catalog) {
        return comment.partAddress().isEmpty() ? Kinds.address(comment.target(), catalog) : comment.partAddress();
    }

    @Override
    public List<Binding> bindings(Comment comment) {
        return List.of(new Binding(comment.id(), comment.target()));
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
