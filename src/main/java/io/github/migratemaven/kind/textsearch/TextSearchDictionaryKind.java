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
import io.github.migratemaven.kind.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Text search dictionaries. */
public final class TextSearchDictionaryKind implements ObjectKind<TextSearchDictionaryKind.Dictionary> {

    /** A dictionary; {@code options} as PostgreSQL keeps them: {@code name = 'value', …}. */
    public record Dictionary(ObjectId id, String reference, String template, String options) implements SchemaObject {

        List<String> optionList() {
            List<String> list = new ArrayList<>();
            boolean quoted = false;
            int start = 0;
            for (int i = 0; i < options.length(); i++) {
                char c = options.charAt(i);
                if (c == '\'') {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    list.add(options.substring(start, i).strip());
                    start = i + 1;
                }
            }
            if (!options.isBlank()) {
                list.add(options.substring(start).strip());
            }
            return list;
        }
    }

    @Override
    public String name() {
        return "text search dictionary";
    }

    @Override
    public Class<Dictionary> type() {
        return Dictionary.class;
    }

    @Override
    public String query(int version) {
        return """
            select 'pg_ts_dict:' || d.oid || ':0' as address, array[n.nspname, d.dictname]::text[] as path,
              case when pg_catalog.pg_ts_dict_is_visible(d.oid) then ''
                else pg_catalog.quote_ident(n.nspname) || '.' end || pg_catalog.quote_ident(d.dictname) as reference,
              case when pg_catalog.pg_ts_template_is_visible(t.oid) then ''
                else pg_catalog.quote_ident(tn.nspname) || '.' end || pg_catalog.quote_ident(t.tmplname) as template,
              d.dictinitoption as options
            from pg_catalog.pg_ts_dict d
            join pg_catalog.pg_namespace n on n.oid = d.dictnamespace
            join pg_catalog.pg_ts_template t on t.oid = d.dicttemplate
            join pg_catalog.pg_namespace tn on tn.oid = t.tmplnamespace
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 2
            """;
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_ts_dict"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_ts_dict", "dictowner"));
    }

    @Override
    public String address(Dictionary dictionary) {
        return "text search dictionary " + dictionary.reference();
    }

    @Override
    public List<Statement> create(Dictionary dictionary, CreateContext context) {
        return Statement.list("create text search dictionary " + dictionary.reference() + " (template = "
                + dictionary.template() + (dictionary.options().isEmpty() ? "" : ", " + dictionary.options()) + ")");
    }

    @Override
    public List<Statement> drop(Dictionary dictionary, Catalog from) {
        return Statement.list("drop text search dictionary " + dictionary.reference());
    }

    @Override
    public Alteration alter(Dictionary from, Dictionary to, AlterContext context) {
        if (!from.template().equals(to.template())) {
            return Alteration.replace();
        }
        List<String> changes = new ArrayList<>();
        Sql.unset(from.optionList(), to.optionList())
                .forEach(option -> changes.add(Sql.optionName(option).strip()));
        changes.addAll(Sql.set(from.optionList(), to.optionList()));
        if (changes.isEmpty()) {
            return Alteration.inPlace(List.of());
        }
        List<Statement> statements = new ArrayList<>(Statement.list(
                "alter text search dictionary " + to.reference() + " (" + String.join(", ", changes) + ")"));
        statements.addAll(ComputedWith.again(from, to, context));
        return Alteration.inPlace(statements);
    }
}
