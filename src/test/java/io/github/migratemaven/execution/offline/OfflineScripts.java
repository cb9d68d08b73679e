package io.github.migratemaven.execution.offline;

import static io.github.migratemaven.execution.Revisions.graph;

import io.github.migratemaven.execution.Revisions;
import io.github.migratemaven.revision.graph.RevisionGraph;

/** Revisions of every kind that a script for psql may hold. */
final class OfflineScripts {
    static final RevisionGraph GRAPH = graph(
            Revisions.of("a1", "", """
                create table t (a int, b text); -- it's a table
                copy t from stdin;
                1\tit's ; \\\\ "quoted" (open $$ /* x
                2\t\\N
                \\.
                """, "drop table t;"),
            Revisions.nonTransactional(
                    "a2",
                    "a1",
                    "set maintenance_work_mem = '64MB';\ncreate index concurrently ix on t (a);\n"
                            + "insert into t values (3, ':a');",
                    "delete from t where a = 3; drop index concurrently ix;"),
            Revisions.of(
                    "a3",
                    "a2",
                    "set search_path = pg_catalog; alter table public.t add c int default '7';"
                            + " create function public.f() returns int language sql begin atomic select 1; end;",
                    "drop function f; alter table t drop c;"));

    private OfflineScripts() {}
}
