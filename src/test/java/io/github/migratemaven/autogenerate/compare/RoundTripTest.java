package io.github.migratemaven.autogenerate.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.testing.TestShadow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final Revision BOOKS =
            revision("books", "create table books (id int primary key, title text);", "drop table books;");

    @Test
    void revisionsThatComeBackHaveNoFault() {
        Revision index = revision(
                "index",
                new Script("create index concurrently by_title on books (title);", 1, false),
                new Script("drop index concurrently by_title;", 1, false));
        Revision rows = revision("rows", "insert into books values (1, 'Emma');", "delete from books where id = 1;");

        assertThat(walk(BOOKS, index, rows)).isEmpty();
    }

    @Test
    void whatADowngradeForgetsIsNamed() {
        Revision forgets = revision(
                "forgets",
                "alter table books add isbn text, alter title set not null; create index by_title on books (title);",
                "alter table books drop isbn;");

        assertThat(walk(BOOKS, forgets).get("forgets"))
                .contains("does not undo its upgrade", "added index 'by_title'", "changed column 'books.title'");
    }

    @Test
    void aDowngradeThatPostgresqlRefusesIsNamedWithItsLine() {
        Revision refused = revision(
                "refused",
                new Script("create table orders (id int);", 7, true),
                new Script("select 1;\ndrop table oders;", 11, true));

        assertThat(walk(BOOKS, refused).get("refused"))
                .contains("cannot be taken back", "refused:12: table \"oders\" does not exist");
    }

    @Test
    void rowsThatADowngradeLeavesStopTheSecondUpgrade() {
        Revision rows = revision("rows", "insert into books values (1, 'Emma');", "select 1;");

        assertThat(walk(BOOKS, rows).get("rows"))
                .contains("the upgrade of rows does not run again", "rows:1: duplicate key value")
                .doesNotContain("empty database");
    }

    /** Another day it runs in another session. */
    @Test
    void aDowngradeThatNeedsTheSessionOfItsUpgradeFails() {
        Revision tenant = revision(
                "tenant",
                "set app.tenant = 'one'; create table tenants (id int);",
                "drop table tenants; select current_setting('app.tenant');");
        Revision temporary = revision(
                "temporary",
                "create temporary table seen (id int); create table readers (id int);",
                "insert into seen values (1); drop table readers;");

        Map<String, String> faults = walk(BOOKS, tenant, temporary);

        assertThat(faults.get("tenant")).contains("unrecognized configuration parameter \"app.tenant\"");
        assertThat(faults.get("temporary")).contains("relation \"seen\" does not exist");
    }

    /** What the failed one leaves must not be held against the next. */
    @Test
    void eachIsJudgedForItself() {
        Revision forgets = revision("forgets", "create table a (id int);", "select 1;");
        Revision fine = revision("fine", "alter table a add b int;", "alter table a drop b;");
        Revision forgetsToo = revision("forgetsToo", "create view v as select 1 as one;", "select 1;");

        assertThat(walk(BOOKS, forgets, fine, forgetsToo)).containsOnlyKeys("forgets", "forgetsToo");
    }

    @Test
    void manyAreWalkedInSharesAndToldInTheirOrder() {
        List<Revision> many = new ArrayList<>(List.of(BOOKS));
        for (int i = 0; i < 40; i++) {
            many.add(revision("r" + i, "alter table books add c" + i + " int;", "alter table books drop c" + i + ";"));
        }
        many.set(3, revision("early", "create table early ();", "select 1;"));
        many.set(38, revision("late", "create table late ();", "select 1;"));

        assertThat(new RoundTrip(new TestShadow(18), JavaRevisions.withoutProject())
                        .walk(many, many.stream().map(Revision::id).collect(Collectors.toSet()))
                        .keySet())
                .extracting(Revision::id)
                .containsExactly("early", "late");
    }

    @Test
    void onlyTheWantedAreWalked() {
        Revision forgets = revision("forgets", "create table a (id int);", "select 1;");
        Revision fine = revision("fine", "alter table a add b int;", "alter table a drop b;");

        assertThat(new RoundTrip(new TestShadow(18), JavaRevisions.withoutProject())
                        .walk(List.of(BOOKS, forgets, fine), Set.of("books", "fine")))
                .isEmpty();
    }

    private static Map<String, String> walk(Revision... revisions) {
        Map<Revision, MigrationFailure> faults = new RoundTrip(new TestShadow(18), JavaRevisions.withoutProject())
                .walk(
                        List.of(revisions),
                        Arrays.stream(revisions).map(Revision::id).collect(Collectors.toSet()));
        return faults.entrySet().stream()
                .collect(Collectors.toMap(
                        fault -> fault.getKey().id(), fault -> fault.getValue().getMessage()));
    }

    private static Revision revision(String id, String upgrade, String downgrade) {
        return revision(id, new Script(upgrade, 1, true), new Script(downgrade, 1, true));
    }

    private static Revision revision(String id, Script upgrade, Script downgrade) {
        return new Revision(
                id,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                id,
                upgrade,
                downgrade,
                Optional.empty(),
                Optional.empty());
    }
}
