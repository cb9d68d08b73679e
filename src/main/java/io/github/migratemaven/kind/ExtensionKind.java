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
import io.github.migratemaven.postgres.Quoting;
import java.util.ArrayList;
import java.util.List;

/** Extensions. Their members belong to them and are never compared one by one. */
public final class ExtensionKind implements ObjectKind<ExtensionKind.Extension> {

    /**
     * An installed extension.
     *
     * @param schema quoted schema of its members; empty when the extension does not let the user choose
     * @param pinnedVersion its version, when that is not the server's default one; else empty
     */
    public record Extension(ObjectId id, String reference, String schema, String pinnedVersion, String defaultVersion)
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
        return "select " + Address.of("pg_extension", "e.oid") + " as address, array[e.extname]::text[] as path,"
                + " pg_catalog.quote_ident(e.extname) as reference,"
                + " case when n.nspname ~ '^pg_' then '' else pg_catalog.quote_ident(n.nspname) end as schema,"
                + " coalesce(a.default_version, '') as default_version,"
                + " case when a.default_version = e.extversion then '' else e.extversion end as pinned_version"
                + " from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace"
                + " left join pg_catalog.pg_available_extensions a on a.name = e.extname order by e.extname";
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
        return Statement.list("drop extension " + extension.reference());
    }

    @Override
    public Alteration alter(Extension from, Extension to, AlterContext context) {
        if (isOlder(to.installedVersion(), from.installedVersion())) {
            return Alteration.replace();
        }
        List<Statement> statements = new ArrayList<>();
        if (!from.schema().equals(to.schema())) {
            statements.add(Statement.of("alter extension " + to.reference() + " set schema " + to.schema()));
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
}
