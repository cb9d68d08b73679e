package io.github.migratemaven.kind;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Materialized views. */
public final class MaterializedViewKind implements ObjectKind<MaterializedViewKind.MaterializedView> {

    /** A materialized view. */
    public record MaterializedView(
            ObjectId id,
            String reference,
            List<String> columns,
            String definition,
            List<String> options,
            boolean populated,
            String tablespace,
            String accessMethod)
            implements SchemaObject {}

    @Override
    public String name() {
        return "materialized view";
    }

    @Override
    public Class<MaterializedView> type() {
        return MaterializedView.class;
    }

    @Override
    public String query(int version) {
        return ViewKind.query("m");
    }

    @Override
    public String address(MaterializedView view) {
        return "materialized view " + view.reference();
    }

    @Override
    public Set<String> occupies(MaterializedView view) {
        return Set.of("relation " + view.id().dotted(), "type " + view.id().dotted());
    }

    @Override
    public List<Statement> create(MaterializedView view, CreateContext context) {
        return Statement.list("create materialized view " + view.reference()
                + (view.accessMethod().isEmpty() ? "" : " using " + view.accessMethod()) + Sql.with(view.options())
                + (view.tablespace().isEmpty() ? "" : " tablespace " + view.tablespace()) + " as\n"
                + view.definition() + (view.populated() ? "" : "\nwith no data"));
    }

    @Override
    public List<Statement> drop(MaterializedView view, Catalog from) {
        return Statement.list("drop materialized view " + view.reference());
    }

    @Override
    public Alteration alter(MaterializedView from, MaterializedView to, AlterContext context) {
        if (!from.definition().equals(to.definition())
                || !from.columns().equals(to.columns())
                || !from.accessMethod().equals(to.accessMethod())) {
            return Alteration.replace();
        }
        String view = "materialized view " + to.reference();
        List<Statement> statements = new ArrayList<>(RelationOptions.changes(view, from.options(), to.options()));
        if (!from.tablespace().equals(to.tablespace())) {
            statements.add(Statement.of("alter " + view + " set tablespace "
                    + (to.tablespace().isEmpty() ? "pg_default" : to.tablespace())));
        }
        if (from.populated() != to.populated()) {
            statements.add(Statement.of(
                    "refresh materialized view " + to.reference() + (to.populated() ? "" : " with no data")));
        }
        return Alteration.inPlace(statements);
    }
}
