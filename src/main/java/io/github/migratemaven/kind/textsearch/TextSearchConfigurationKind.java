package io.github.migratemaven.kind.textsearch;

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
import io.github.migratemaven.kind.routine.ComputedWith;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Text search configurations with their mappings. */
public final class TextSearchConfigurationKind implements ObjectKind<TextSearchConfigurationKind.Configuration> {

    /** A configuration; a mapping is {@code token with dictionary, …}. */
    public record Configuration(ObjectId id, String reference, String parser, List<String> mappings)
            implements SchemaObject {

        Map<String, String> dictionaries() {
            Map<String, String> dictionaries = new LinkedHashMap<>();
            for (String mapping : mappings) {
                int with = mapping.indexOf(WITH);
                dictionaries.put(mapping.substring(0, with), mapping.substring(with + WITH.length()));
            }
            return dictionaries;
        }
    }

    private static final String WITH = " with ";

    @Override
    public String name() {
        return "text search configuration";
    }

    @Override
    public Class<Configuration> type() {
        return Configuration.class;
    }

    @Override
    public String query(int version) {
        return """
            select 'pg_ts_config:' || c.oid || ':0' as address, array[n.nspname, c.cfgname]::text[] as path,
              case when pg_catalog.pg_ts_config_is_visible(c.oid) then ''
                else pg_catalog.quote_ident(n.nspname) || '.' end || pg_catalog.quote_ident(c.cfgname) as reference,
              case when pg_catalog.pg_ts_parser_is_visible(p.oid) then ''
                else pg_catalog.quote_ident(pn.nspname) || '.' end || pg_catalog.quote_ident(p.prsname) as parser,
              (select pg_catalog.array_agg(m.mapping order by m.maptokentype)
               from (
                 select m.maptokentype,
                   (select pg_catalog.quote_ident(t.alias) from pg_catalog.ts_token_type(c.cfgparser) t
                    where t.tokid = m.maptokentype)
                   || ' with '
                   || pg_catalog.string_agg(
                     case when pg_catalog.pg_ts_dict_is_visible(d.oid) then ''
                       else pg_catalog.quote_ident(dn.nspname) || '.' end || pg_catalog.quote_ident(d.dictname),
                     ', ' order by m.mapseqno) as mapping
                 from pg_catalog.pg_ts_config_map m
                 join pg_catalog.pg_ts_dict d on d.oid = m.mapdict
                 join pg_catalog.pg_namespace dn on dn.oid = d.dictnamespace
                 where m.mapcfg = c.oid
                 group by m.maptokentype) m) as mappings
            from pg_catalog.pg_ts_config c
            join pg_catalog.pg_namespace n on n.oid = c.cfgnamespace
            join pg_catalog.pg_ts_parser p on p.oid = c.cfgparser
            join pg_catalog.pg_namespace pn on pn.oid = p.prsnamespace
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 2
            """;
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_ts_config"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_ts_config", "cfgowner"));
    }

    @Override
    public String address(Configuration configuration) {
        return "text search configuration " + configuration.reference();
    }

    @Override
    public List<Statement> create(Configuration configuration, CreateContext context) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("create text search configuration " + configuration.reference() + " (parser = "
                + configuration.parser() + ")"));
        configuration.mappings().forEach(mapping -> statements.add(alter(configuration, "add mapping for " + mapping)));
        return statements;
    }

    private static Statement alter(Configuration configuration, String action) {
        return Statement.of("alter text search configuration " + configuration.reference() + " " + action);
    }

    @Override
    public List<Statement> drop(Configuration configuration, Catalog from) {
        return Statement.list("drop text search configuration " + configuration.reference());
    }

    @Override
    public Alteration alter(Configuration from, Configuration to, AlterContext context) {
        if (!from.parser().equals(to.parser())) {
            return Alteration.replace();
        }
        Map<String, String> before = from.dictionaries();
        Map<String, String> after = to.dictionaries();
        List<Statement> statements = new ArrayList<>();
        for (String token : before.keySet()) {
            if (!after.containsKey(token)) {
                statements.add(alter(to, "drop mapping for " + token));
            }
        }
        after.forEach((token, dictionaries) -> {
            if (!Objects.equals(before.get(token), dictionaries)) {
                String verb = before.containsKey(token) ? "alter" : "add";
                statements.add(alter(to, verb + " mapping for " + token + WITH + dictionaries));
            }
        });
        statements.addAll(ComputedWith.again(from, to, context));
        return Alteration.inPlace(statements);
    }
}
