package io.github.migratemaven.kind.database;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.ModelNeed;
import io.github.migratemaven.postgres.sql.Quoting;
import java.util.ArrayList;
import java.util.List;

/** Extensions. Their members belong to them and are never compared one by one. */
public final class ExtensionKind implements ObjectKind<ExtensionKind.Extension> {

    /**
     * An installed extension.
     *
     * @param schema quoted schema of its members; empty when the extension does not let the user choose
     * @param pinnedVersion its version, when that is not the server's default one; else empty
     * @param movable whether its members can be moved to another schema
     * @param holdsRows whether there are tables or sequences among its members
     */
    public record Extension(
            ObjectId id,
            String reference,
            String schema,
            String pinnedVersion,
            String defaultVersion,
            boolean movable,
            boolean holdsRows)
            implements SchemaObject {

        String installedVersion() {
            return pinnedVersion.isEmpty() ? defaultVersion : pinnedVersion;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Extension that
                    && id.equals(that.id)
                    && schema.equals(that.schema)
                    && pinnedVersion.equals(that.pinnedVersion);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    @Override
    public String name() {
        return "extension";
    }

    @Override
    public Class<Extension> type() {
        return Extension.class;
    }

    @Override
    public String query(int version) {
        return """
            select 'pg_extension:' || e.oid || ':0' as address, array[e.extname]::text[] as path,
              pg_catalog.quote_ident(e.extname) as reference,
              case when n.nspname ~ '^pg_' then '' else pg_catalog.quote_ident(n.nspname) end as schema,
              coalesce(a.default_version, '') as default_version,
              case when a.default_version = e.extversion then '' else e.extversion end as pinned_version,
              e.extrelocatable as movable,
              exists (
                select from pg_catalog.pg_depend d
                join pg_catalog.pg_class c on c.oid = d.objid and c.relkind in ('r', 'p', 'S')
                where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype = 'e'
                  and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
                  and d.refobjid = e.oid) as holds_rows
            from pg_catalog.pg_extension e
            join pg_catalog.pg_namespace n on n.oid = e.extnamespace
            left join pg_catalog.pg_available_extensions a on a.name = e.extname
            order by e.extname
            """;
    }

    @Override
    public String address(Extension extension) {
        return "extension " + extension.reference();
    }

    @Override
    public List<Statement> create(Extension extension, CreateContext context) {
        return Statement.list("create extension " + extension.reference()
                + (extension.schema().isEmpty() ? "" : " with schema " + extension.schema())
                + (extension.pinnedVersion().isEmpty()
                        ? ""
                        : " version " + Quoting.literal(extension.pinnedVersion())));
    }

    @Override
    public List<Statement> drop(Extension extension, Catalog from) {
        String sql = "drop extension " + extension.reference();
        return List.of(
                extension.holdsRows()
                        ? Statement.losing(sql, "the rows of the tables of extension " + extension.reference())
                        : Statement.of(sql));
    }

    /** Whatever uses the members is found under another name afterwards, and so is no change. */
    @Override
    public List<Statement> relocate(Extension from, Extension to, Catalog before, Catalog after) {
        if (!isMoved(from, to)) {
            return List.of();
        }
        List<Statement> statements = new ArrayList<>();
        boolean isNew = before.all(SchemaKind.Schema.class).stream()
                .noneMatch(schema -> schema.reference().equals(to.schema()));
        if (isNew) {
            statements.add(Statement.of("create schema " + to.schema()));
        }
        statements.add(move(to));
        return statements;
    }

    private static boolean isMoved(Extension from, Extension to) {
        return from.movable() && !from.schema().equals(to.schema());
    }

    private static Statement move(Extension to) {
        return Statement.of("alter extension " + to.reference() + " set schema " + to.schema());
    }

    @Override
    public Alteration alter(Extension from, Extension to, AlterContext context) {
        boolean stays = from.schema().equals(to.schema()) || isMoved(from, to);
        if (!stays || isOlder(to.installedVersion(), from.installedVersion())) {
            return Alteration.replace();
        }
        List<Statement> statements = new ArrayList<>();
        if (isMoved(from, to)) {
            statements.add(move(to));
        }
        if (!from.pinnedVersion().equals(to.pinnedVersion())) {
            statements.add(Statement.of(
                    "alter extension " + to.reference() + " update to " + Quoting.literal(to.installedVersion())));
        }
        return Alteration.inPlace(statements);
    }

    /** Extensions come with scripts that lead to newer versions only. */
    private static boolean isOlder(String version, String than) {
        String[] parts = version.split("\\D+", -1);
        String[] others = than.split("\\D+", -1);
        for (int i = 0; i < Math.min(parts.length, others.length); i++) {
            if (parts[i].isEmpty() || others[i].isEmpty() || parts[i].equals(others[i])) {
                continue;
            }
            return Long.parseLong(parts[i]) < Long.parseLong(others[i]);
        }
        return parts.length < others.length;
    }

    @Override
    public ModelNeed neededByModel() {
        return ModelNeed.ALWAYS;
    }
}
