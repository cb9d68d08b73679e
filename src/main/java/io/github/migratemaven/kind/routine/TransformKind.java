package io.github.migratemaven.kind.routine;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.References;
import java.util.List;
import java.util.Map;

/** Transforms between types and procedural languages. */
public final class TransformKind implements ObjectKind<TransformKind.Transform> {

    /** A transform; {@code subject} is its type and language, {@code functions} its two directions, where it has them. */
    public record Transform(ObjectId id, String subject, List<String> functions) implements SchemaObject {}

    @Override
    public String name() {
        return "transform";
    }

    @Override
    public Class<Transform> type() {
        return Transform.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_transform:' || f.oid || ':0' as address, array[:subject]::text[] as path, :subject as subject,
                  pg_catalog.array_remove(array[
                    'from sql with function ' || :from_sql,
                    'to sql with function ' || :to_sql], null) as functions
                from pg_catalog.pg_transform f
                join pg_catalog.pg_language l on l.oid = f.trflang
                where f.oid >= 16384
                order by 2
                """,
                Map.of(
                        "subject",
                        "'for ' || pg_catalog.format_type(f.trftype, null) || ' language ' || pg_catalog.quote_ident(l.lanname)",
                        "from_sql",
                        References.signature("f.trffromsql"),
                        "to_sql",
                        References.signature("f.trftosql")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_transform"));
    }

    @Override
    public String address(Transform transform) {
        return "transform " + transform.subject();
    }

    @Override
    public List<Statement> create(Transform transform, CreateContext context) {
        return List.of(create(transform, "create "));
    }

    private Statement create(Transform transform, String verb) {
        return Statement.of(verb + address(transform) + " (" + String.join(", ", transform.functions()) + ")");
    }

    @Override
    public List<Statement> drop(Transform transform, Catalog from) {
        return Statement.list("drop " + address(transform));
    }

    @Override
    public Alteration alter(Transform from, Transform to, AlterContext context) {
        return Alteration.inPlace(List.of(create(to, "create or replace ")));
    }
}
