package io.github.migratemaven.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.autogenerate.compare.Detection;
import io.github.migratemaven.autogenerate.draft.ManagedScope;
import io.github.migratemaven.autogenerate.draft.PossibleRenames;
import io.github.migratemaven.autogenerate.draft.Rename;
import io.github.migratemaven.autogenerate.draft.RequestedRenames;
import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.trait.Acl;
import io.github.migratemaven.catalog.trait.ModelNeed;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.Renameable;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.catalog.trait.Telling;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.WholeDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A kind that nothing but this file and one list names has an owner, privileges, comments, an order and its lines. */
class OneFileAKindTest {

    /** Foreign-data wrappers, as if they had been forgotten so far. */
    record Wrapper(ObjectId id, String reference) implements SchemaObject {}

    static final class WrapperKind implements ObjectKind<Wrapper> {

        @Override
        public String name() {
            return "wrapper";
        }

        @Override
        public Class<Wrapper> type() {
            return Wrapper.class;
        }

        @Override
        public String query(int version) {
            return """
                    select 'pg_foreign_data_wrapper:' || w.oid || ':0' as address,
                      array[w.fdwname]::text[] as path, pg_catalog.quote_ident(w.fdwname) as reference
                    from pg_catalog.pg_foreign_data_wrapper w
                    where w.fdwname !~ '^strange'
                    """;
        }

        @Override
        public Optional<String> unread() {
            return Optional.of("""
                    select 'pg_foreign_data_wrapper:' || w.oid || ':0',
                      'options of wrapper ' || w.fdwname
                    from pg_catalog.pg_foreign_data_wrapper w
                    where w.fdwoptions is not null
                    """);
        }

        @Override
        public List<SystemCatalog> catalogs() {
            return List.of(SystemCatalog.whole("pg_foreign_data_wrapper"));
        }

        @Override
        public Optional<Ownership> ownership() {
            return Optional.of(Ownership.in("pg_foreign_data_wrapper", "fdwowner"));
        }

        @Override
        public Optional<Acl> acl() {
            return Optional.of(Acl.named("pg_foreign_data_wrapper", "fdw", 'F', "foreign data wrapper"));
        }

        @Override
        public String address(Wrapper wrapper) {
            return "foreign data wrapper " + wrapper.reference();
        }

        @Override
        public List<Statement> create(Wrapper wrapper, CreateContext context) {
            return Statement.list("create " + address(wrapper));
        }

        @Override
        public List<Statement> drop(Wrapper wrapper, Catalog from) {
            return Statement.list("drop " + address(wrapper));
        }

        @Override
        public Alteration alter(Wrapper from, Wrapper to, AlterContext context) {
            return Alteration.replace();
        }

        @Override
        public List<Renameable> renameable(Wrapper wrapper) {
            return List.of(new Renameable(
                    wrapper.id().dotted(),
                    wrapper.id().name(),
                    Optional.empty(),
                    "",
                    (from, to) -> Statement.of("alter foreign data wrapper " + from + " rename to " + to)));
        }

        @Override
        public Telling telling(Wrapper wrapper) {
            return Telling.apart(" for foreign data");
        }

        @Override
        public ModelNeed neededByModel() {
            return ModelNeed.UNLESS_MADE;
        }

        @Override
        public boolean writtenByHand() {
            return true;
        }
    }

    private static final Set<String> LEFT_OUT = Set.of(
            "foreign data wrapper", "owner", "privileges", "privileges on a member", "comment", "default privileges");

    private static final String ROLES = """
            do $$ begin create role weaver superuser;
            exception when duplicate_object or unique_violation then null; end $$;
            do $$ begin create role visitor;
            exception when duplicate_object or unique_violation then null; end $$;
            """;

    private static final String WOVEN = """
            create foreign data wrapper woven;
            alter foreign data wrapper woven owner to weaver;
            grant usage on foreign data wrapper woven to visitor;
            comment on foreign data wrapper woven is 'from other yarn';
            create server s foreign data wrapper woven;
            """;

    private final List<ObjectKind<?>> kinds = kinds();
    private final CatalogReader reader = new CatalogReader(kinds, WholeDatabase.SCOPE);
    private final SchemaDiff diff = new SchemaDiff(kinds);

    /** The new kind stands last, so that its place in the order is none that the list gives it. */
    private static List<ObjectKind<?>> kinds() {
        List<ObjectKind<?>> objects = new ArrayList<>();
        Kinds.ALL.stream().filter(kind -> !LEFT_OUT.contains(kind.name())).forEach(objects::add);
        objects.add(new WrapperKind());
        return Kinds.withWhatHangsOn(objects);
    }

    @Test
    void ownerPrivilegesAndCommentsFollowBeforeWhatNeedsIt() throws SQLException {
        ConnectionSettings without = TestPostgres.freshDatabase(18);
        try (Connection connection = without.open()) {
            Catalog empty = reader.read(connection);
            Catalog full = built(WOVEN);

            assertThat(lead(connection, empty, full))
                    .containsExactly(
                            "create foreign data wrapper woven",
                            "create server s foreign data wrapper woven",
                            "alter foreign data wrapper woven owner to weaver",
                            "grant usage on foreign data wrapper woven to visitor",
                            "comment on foreign data wrapper woven is 'from other yarn'");
            assertThat(lead(connection, full, empty))
                    .containsExactly("drop server s", "drop foreign data wrapper woven");
        }
    }

    @Test
    void differencesAreToldAsItWantsThem() throws SQLException {
        var changes = diff.between(built(""), built(WOVEN)).changes();

        assertThat(new Detection(kinds, "public").lines(changes))
                .containsExactly("Detected added server 's'", "Detected added wrapper 'woven' for foreign data");
    }

    @Test
    void whatItCannotReadIsWarnedOf() throws SQLException {
        Catalog catalog = built("""
                create foreign data wrapper strange;
                create foreign data wrapper silk options (thread 'fine');
                """);

        assertThat(catalog.unhandled()).containsExactly("foreign-data wrapper strange", "options of wrapper silk");
    }

    @Test
    void aRenameIsProposedAndWritten() throws SQLException {
        Catalog before = built("create foreign data wrapper woven;");
        Catalog after = built("create foreign data wrapper knitted;");

        assertThat(PossibleRenames.among(diff.between(before, after).changes(), before.kinds(), "public", List.of()))
                .singleElement()
                .asString()
                .contains("-Drename=woven:knitted");
        assertThat(new RequestedRenames(List.of(Rename.parse("woven:knitted")), before, "public").forward())
                .containsExactly(Statement.of("alter foreign data wrapper woven rename to knitted"));
    }

    @Test
    void aModelFindsItThereAndHearsOfIt() throws SQLException {
        Catalog present = built("create foreign data wrapper woven;");

        assertThat(ManagedScope.prerequisites(present, built("")).ids())
                .contains(new ObjectId("wrapper", List.of("woven")));
        assertThat(ManagedScope.prerequisites(present, present).ids())
                .doesNotContain(new ObjectId("wrapper", List.of("woven")));
    }

    private Catalog built(String sql) throws SQLException {
        try (Connection connection = TestPostgres.freshDatabase(18).open()) {
            ScriptRunner.run(connection, ROLES + sql, "schema", 1);
            return reader.read(connection);
        }
    }

    private List<String> lead(Connection connection, Catalog from, Catalog to) throws SQLException {
        List<String> statements =
                diff.between(from, to).statements().stream().map(Statement::sql).toList();
        ScriptRunner.run(connection, String.join(";\n", statements), "change", 1);
        Catalog reached = reader.read(connection);
        assertThat(reached.objects()).as(statements.toString()).containsExactlyInAnyOrderElementsOf(to.objects());
        return statements;
    }
}
