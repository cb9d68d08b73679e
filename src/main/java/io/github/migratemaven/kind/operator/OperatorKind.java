package io.github.migratemaven.kind.operator;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators. */
public final class OperatorKind implements ObjectKind<OperatorKind.Operator> {
    private static final String NAME = "operator";

    /**
     * An operator.
     *
     * @param reference its name
     * @param left type of its left operand, {@code none} for none
     * @param right likewise
     * @param commutator as a parameter's value; empty for none
     * @param commutatorPath the commutator's identity
     */
    public record Operator(
            ObjectId id,
            String reference,
            String left,
            String right,
            String function,
            String commutator,
            List<String> commutatorPath,
            String negator,
            List<String> negatorPath,
            String restrict,
            String join,
            boolean hashes,
            boolean merges)
            implements SchemaObject {

        String operands() {
            return "(" + left + ", " + right + ")";
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Operator> type() {
        return Operator.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select 'pg_operator:' || o.oid || ':0' as address,
                  :path as path, :name as reference, :left as left, :right as right, :routine as function,
                  :commutator as commutator, :commutator_path as commutator_path,
                  :negator as negator, :negator_path as negator_path,
                  :restrict as restrict, :join as join,
                  o.oprcanhash as hashes, o.oprcanmerge as merges
                from pg_catalog.pg_operator o
                join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
                where o.oprcode <> 0 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by 2
                """,
                Map.ofEntries(
                        Map.entry("path", path("o.oid")),
                        Map.entry("name", References.operator("o.oid")),
                        Map.entry("left", References.type("o.oprleft")),
                        Map.entry("right", References.type("o.oprright")),
                        Map.entry("routine", References.routine("o.oprcode")),
                        Map.entry("commutator", References.operatorValue("o.oprcom")),
                        Map.entry("commutator_path", path("o.oprcom")),
                        Map.entry("negator", References.operatorValue("o.oprnegate")),
                        Map.entry("negator_path", path("o.oprnegate")),
                        Map.entry("restrict", References.routine("o.oprrest")),
                        Map.entry("join", References.routine("o.oprjoin"))));
    }

    /** The identity of an operator; null for none. */
    private static String path(String oid) {
        return CatalogQuery.of(
                """
                (select array[pn.nspname, po.oprname || '(' || :left || ', ' || :right || ')']::text[]
                 from pg_catalog.pg_operator po
                 join pg_catalog.pg_namespace pn on pn.oid = po.oprnamespace where po.oid = :oid)\
                """,
                Map.of("left", References.type("po.oprleft"), "right", References.type("po.oprright"), "oid", oid));
    }

    /** Not one that others name as their partner, though nobody has defined it. */
    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(new SystemCatalog("pg_operator", "oprcode <> 0"));
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(Ownership.in("pg_operator", "oprowner"));
    }

    @Override
    public String address(Operator operator) {
        return "operator " + operator.reference() + " " + operator.operands();
    }

    @Override
    public List<Statement> create(Operator operator, CreateContext context) {
        List<String> parameters = new ArrayList<>();
        parameters.add("function = " + operator.function());
        add(parameters, "leftarg", operator.left().equals("none") ? "" : operator.left());
        add(parameters, "rightarg", operator.right().equals("none") ? "" : operator.right());
        add(parameters, "commutator", operator.commutator());
        add(parameters, "negator", operator.negator());
        add(parameters, "restrict", operator.restrict());
        add(parameters, "join", operator.join());
        if (operator.hashes()) {
            parameters.add("hashes");
        }
        if (operator.merges()) {
            parameters.add("merges");
        }
        return Statement.list("create operator " + operator.reference() + " (" + String.join(", ", parameters) + ")");
    }

    private static void add(List<String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.add(name + " = " + value);
        }
    }

    @Override
    public List<Statement> drop(Operator operator, Catalog from) {
        return Statement.list("drop " + address(operator));
    }

    @Override
    public Alteration alter(Operator from, Operator to, AlterContext context) {
        boolean canGainAttributes = context.version() >= 17;
        boolean gains = !from.hashes() && to.hashes() || !from.merges() && to.merges();
        boolean loses = from.hashes() && !to.hashes() || from.merges() && !to.merges();
        if (!from.function().equals(to.function()) || loses || gains && !canGainAttributes) {
            return Alteration.replace();
        }
        List<String> changes = new ArrayList<>();
        for (Link link : List.of(Link.commutator(from, to), Link.negator(from, to))) {
            if (link.isSetByHand(context)) {
                if (!link.before().isEmpty() || !canGainAttributes) {
                    return Alteration.replace();
                }
                changes.add(link.parameter() + " = " + link.after());
            }
        }
        if (!from.restrict().equals(to.restrict())) {
            changes.add("restrict = " + (to.restrict().isEmpty() ? "none" : to.restrict()));
        }
        if (!from.join().equals(to.join())) {
            changes.add("join = " + (to.join().isEmpty() ? "none" : to.join()));
        }
        if (!from.hashes() && to.hashes()) {
            changes.add("hashes");
        }
        if (!from.merges() && to.merges()) {
            changes.add("merges");
        }
        return Alteration.inPlace(
                changes.isEmpty()
                        ? List.of()
                        : Statement.list("alter " + address(to) + " set (" + String.join(", ", changes) + ")"));
    }

    /** An operator's pointer to a partner, which PostgreSQL sets and clears by itself as the partner comes and goes. */
    private record Link(
            String parameter, String before, List<String> beforePath, String after, List<String> afterPath) {

        static Link commutator(Operator from, Operator to) {
            return new Link(
                    "commutator", from.commutator(), from.commutatorPath(), to.commutator(), to.commutatorPath());
        }

        static Link negator(Operator from, Operator to) {
            return new Link("negator", from.negator(), from.negatorPath(), to.negator(), to.negatorPath());
        }

        boolean isSetByHand(AlterContext context) {
            boolean goes = before.isEmpty() || !context.to().contains(new ObjectId(NAME, beforePath));
            boolean comes = after.isEmpty() || !context.from().contains(new ObjectId(NAME, afterPath));
            return !before.equals(after) && !(goes && comes);
        }
    }
}
