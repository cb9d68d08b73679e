package io.github.migratemaven.kind;

import io.github.migratemaven.catalog.Address;
import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.SystemCatalog;
import java.util.List;

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
        return "select " + Address.of("pg_ts_template", "t.oid")
                + " as address, array[n.nspname, t.tmplname]::text[] as path, "
                + References.named("pg_ts_template", "t", "tmplname", "n") + " as reference,"
                + " pg_catalog.array_remove(array['init = ' || " + References.routine("t.tmplinit")
                + ", 'lexize = ' || " + References.routine("t.tmpllexize") + "], null) as functions"
                + " from pg_catalog.pg_ts_template t join pg_catalog.pg_namespace n on n.oid = t.tmplnamespace where "
                + Sql.USER_SCHEMA + " order by 2";
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
