package io.github.migratemaven.kind.type;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.References;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conversions between encodings. */
public final class ConversionKind implements ObjectKind<ConversionKind.Conversion> {

    /** A conversion; {@code definition} is what follows its name, {@code standard} whether it is the default one. */
    public record Conversion(ObjectId id, String reference, String definition, boolean standard)
            implements SchemaObject {}

    @Override
    public String name() {
        return "conversion";
    }

    @Override
    public Class<Conversion> type() {
        return Conversion.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of("""
                select 'pg_conversion:' || c.oid || ':0' as address, array[n.nspname, c.conname]::text[] as path,
                  case when pg_catalog.pg_conversion_is_visible(c.oid) then ''
                    else pg_catalog.quote_ident(n.nspname) || '.' end || pg_catalog.quote_ident(c.conname) as reference,
                  'for ' || pg_catalog.quote_literal(pg_catalog.pg_encoding_to_char(c.conforencoding))
                    || ' to ' || pg_catalog.quote_literal(pg_catalog.pg_encoding_to_char(c.contoencoding))
                    || ' from ' || :routine as definition,
                  c.condefault as standard
                from pg_catalog.pg_conversion c
                join pg_catalog.pg_namespace n on n.oid = c.connamespace
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by 2
                """, Map.of("routine", References.routine("c.conproc")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_conversion"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_conversion", "conowner"));
    }

    @Override
    public String address(Conversion conversion) {
        return "conversion " + conversion.reference();
    }

    @Override
    public List<Statement> create(Conversion conversion, CreateContext context) {
        return Statement.list("create " + (conversion.standard() ? "default " : "") + "conversion "
                + conversion.reference() + " " + conversion.definition());
    }

    @Override
    public List<Statement> drop(Conversion conversion, Catalog from) {
        return Statement.list("drop conversion " + conversion.reference());
    }

    @Override
    public Alteration alter(Conversion from, Conversion to, AlterContext context) {
        return Alteration.replace();
    }
}
