package io.github.migratemaven.kind.routine;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Acl;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.References;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Procedural languages that come without an extension. */
public final class LanguageKind implements ObjectKind<LanguageKind.Language> {

    /** A language; {@code functions} are its HANDLER, INLINE and VALIDATOR clauses. */
    public record Language(ObjectId id, String reference, boolean trusted, List<String> functions)
            implements SchemaObject {}

    @Override
    public String name() {
        return "language";
    }

    @Override
    public Class<Language> type() {
        return Language.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_language:' || l.oid || ':0' as address, array[l.lanname]::text[] as path,
                  pg_catalog.quote_ident(l.lanname) as reference, l.lanpltrusted as trusted,
                  pg_catalog.array_remove(array[
                    'handler ' || :handler,
                    'inline ' || :inline,
                    'validator ' || :validator], null) as functions
                from pg_catalog.pg_language l
                where l.oid >= 16384
                order by 2
                """,
                Map.of(
                        "handler", References.routine("l.lanplcallfoid"),
                        "inline", References.routine("l.laninline"),
                        "validator", References.routine("l.lanvalidator")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_language"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_language", "lanowner"));
    }

    @Override
    public Optional<Acl> acl() {
        return Optional.of(Acl.named("pg_language", "lan", 'l', "language"));
    }

    @Override
    public String address(Language language) {
        return "language " + language.reference();
    }

    @Override
    public List<Statement> create(Language language, CreateContext context) {
        return List.of(create(language, "create "));
    }

    private static Statement create(Language language, String verb) {
        return Statement.of(verb + (language.trusted() ? "trusted " : "") + "language " + language.reference() + " "
                + String.join(" ", language.functions()));
    }

    @Override
    public List<Statement> drop(Language language, Catalog from) {
        return Statement.list("drop language " + language.reference());
    }

    @Override
    public Alteration alter(Language from, Language to, AlterContext context) {
        return Alteration.inPlace(List.of(create(to, "create or replace ")));
    }
}
