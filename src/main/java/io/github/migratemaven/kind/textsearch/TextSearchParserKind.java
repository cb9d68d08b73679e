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

/** Text search parsers. */
public final class TextSearchParserKind implements ObjectKind<TextSearchParserKind.Parser> {

    /** A parser; {@code functions} are the parameters of its CREATE, each {@code name = value}. */
    public record Parser(ObjectId id, String reference, List<String> functions) implements SchemaObject {}

    @Override
    public String name() {
        return "text search parser";
    }

    @Override
    public Class<Parser> type() {
        return Parser.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_ts_parser:' || p.oid || ':0' as address, array[n.nspname, p.prsname]::text[] as path,
                  case when pg_catalog.pg_ts_parser_is_visible(p.oid) then ''
                    else pg_catalog.quote_ident(n.nspname) || '.' end || pg_catalog.quote_ident(p.prsname) as reference,
                  pg_catalog.array_remove(array[
                    'start = ' || :start,
                    'gettoken = ' || :gettoken,
                    'end = ' || :end,
                    'lextypes = ' || :lextypes,
                    'headline = ' || :headline], null) as functions
                from pg_catalog.pg_ts_parser p
                join pg_catalog.pg_namespace n on n.oid = p.prsnamespace
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by 2
                """,
                Map.of(
                        "start", References.routine("p.prsstart"),
                        "gettoken", References.routine("p.prstoken"),
                        "end", References.routine("p.prsend"),
                        "lextypes", References.routine("p.prslextype"),
                        "headline", References.routine("p.prsheadline")));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_ts_parser"));
    }

    @Override
    public String address(Parser parser) {
        return "text search parser " + parser.reference();
    }

    @Override
    public List<Statement> create(Parser parser, CreateContext context) {
        return Statement.list(
                "create text search parser " + parser.reference() + " (" + String.join(", ", parser.functions()) + ")");
    }

    @Override
    public List<Statement> drop(Parser parser, Catalog from) {
        return Statement.list("drop text search parser " + parser.reference());
    }

    @Override
    public Alteration alter(Parser from, Parser to, AlterContext context) {
        return Alteration.replace();
    }
}
