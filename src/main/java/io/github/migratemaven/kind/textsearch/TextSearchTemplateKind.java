package io.github.migratemaven.kind.textsearch;

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

/** Text search templates. */
public final class TextSearchTemplateKind implements ObjectKind<TextSearchTemplateKind.Template> {

    /** A template; {@code functions} are the parameters of its CREATE, each {@code name = value}. */
    public record Template(ObjectId id, String reference, List<String> functions) implements SchemaObject {}

    @Override
    public String name() {
        return "text search template";
    }

    @Override
    public Class<Template> type() {
        return Template.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_ts_template:' || t.oid || ':0' as address, array[n.nspname, t.tmplname]::text[] as path,
                  case when pg_catalog.pg_ts_template_is_visible(t.oid) then ''
                    else pg_catalog.quote_ident(n.nspname) || '.' end || pg_catalog.quote_ident(t.tmplname) as reference,
                  pg_catalog.array_remove(array['init = ' || :init, 'lexize = ' || :lexize], null) as functions
                from pg_catalog.pg_ts_template t
                join pg_catalog.pg_namespace n on n.oid = t.tmplnamespace
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by 2
                """,
                Map.of(
                        "init", References.routine("t.tmplinit"),
                        "lexize", References.routine("t.tmpllexize")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_ts_template"));
    }

    @Override
    public String address(Template template) {
        return "text search template " + template.reference();
    }

    @Override
    public List<Statement> create(Template template, CreateContext context) {
        return Statement.list("create text search template " + template.reference() + " ("
                + String.join(", ", template.functions()) + ")");
    }

    @Override
    public List<Statement> drop(Template template, Catalog from) {
        return Statement.list("drop text search template " + template.reference());
    }

    @Override
    public Alteration alter(Template from, Template to, AlterContext context) {
        return Alteration.replace();
    }
}
