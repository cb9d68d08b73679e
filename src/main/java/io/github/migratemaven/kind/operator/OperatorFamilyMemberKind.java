package io.github.migratemaven.kind.operator;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.kind.sql.CatalogQuery;
import io.github.migratemaven.kind.sql.References;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators and support functions of operator families that belong to no operator class. */
public final class OperatorFamilyMemberKind implements ObjectKind<OperatorFamilyMemberKind.Member> {

    /**
     * A member.
     *
     * @param family absent for a family of PostgreSQL's or an extension's own
     * @param slot what identifies it in its family: {@code operator 1 (integer, bigint)}
     * @param definition as ADD takes it
     */
    public record Member(ObjectId id, Optional<ObjectId> family, String familyReference, String slot, String definition)
            implements SchemaObject {}

    @Override
    public String name() {
        return "operator family member";
    }

    @Override
    public Class<Member> type() {
        return Member.class;
    }

    @Override
    public String query(int version) {
        return CatalogQuery.of(
                """
                select m.address, array[n.nspname, f.opfname, am.amname, m.slot]::text[] as path,
                  'pg_opfamily:' || f.oid || ':0' as family,
                  :family || ' using ' || pg_catalog.quote_ident(am.amname) as family_reference,
                  m.slot, m.definition
                from (:members) m
                join pg_catalog.pg_opfamily f on f.oid = m.family
                join pg_catalog.pg_namespace n on n.oid = f.opfnamespace
                join pg_catalog.pg_am am on am.oid = f.opfmethod
                where m.class is null and m.oid >= 16384 and not m.of_extension
                order by 2
                """, Map.of("family", References.operatorFamily("f.oid"), "members", OperatorClassMembers.ALL));
    }

    @Override
    public List<SystemCatalog> catalogs() {
        return List.of(SystemCatalog.whole("pg_amop"), SystemCatalog.whole("pg_amproc"));
    }

    @Override
    public String address(Member member) {
        return member.slot() + " of operator family " + member.familyReference();
    }

    @Override
    public List<DropDependency> dropDependencies(Member member) {
        return member.family().map(family -> new DropDependency(member.id(), family)).stream()
                .toList();
    }

    @Override
    public List<Statement> create(Member member, CreateContext context) {
        return Statement.list("alter operator family " + member.familyReference() + " add " + member.definition());
    }

    @Override
    public List<Statement> drop(Member member, Catalog from) {
        return Statement.list("alter operator family " + member.familyReference() + " drop " + member.slot());
    }

    @Override
    public Alteration alter(Member from, Member to, AlterContext context) {
        return Alteration.replace();
    }
}
