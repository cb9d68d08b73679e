package io.github.migratemaven.execution.history;

import java.util.List;

/**
 * Names and definition of the two version tables.
 *
 * @param schema their schema as SQL text: a quoted identifier, or what a script language puts in the place of one
 */
public record VersionTableDefinition(String schema) {

    public String revisionTable() {
        return schema + ".migrate_revision";
    }

    public String eventTable() {
        return schema + ".migrate_event";
    }

    /** The statements that create both tables, and do nothing where they exist. */
    public List<String> statements() {
        return List.of(
                """
                create table if not exists %s (
                    id pg_catalog.text primary key,
                    revises pg_catalog.text[] not null,
                    depends_on pg_catalog.text[] not null,
                    message pg_catalog.text not null,
                    checksum pg_catalog.text not null,
                    state pg_catalog.text not null default 'applied'
                        check (state in ('applied', 'upgrading', 'downgrading')),
                    statements_done pg_catalog.int4 not null,
                    statements_total pg_catalog.int4 not null,
                    applied_at pg_catalog.timestamptz not null default pg_catalog.clock_timestamp(),
                    applied_by pg_catalog.text not null default session_user,
                    duration_ms pg_catalog.int8 not null,
                    upgrade_script pg_catalog.text,
                    downgrade_script pg_catalog.text,
                    downgrade_in_transaction pg_catalog.bool not null
                )\
                """.formatted(revisionTable()),
                events(),
                "comment on table " + revisionTable()
                        + " is 'One row for each applied revision (migrate-maven-plugin)'",
                "comment on table " + eventTable()
                        + " is 'Append only: what was done to this database''s revisions (migrate-maven-plugin)'");
    }

    /** The statement that creates the table of events. */
    String events() {
        return """
            create table if not exists %s (
                number pg_catalog.int8 generated always as identity primary key,
                at pg_catalog.timestamptz not null default pg_catalog.clock_timestamp(),
                by pg_catalog.text not null default session_user,
                kind pg_catalog.text not null,
                revision pg_catalog.text not null,
                from_heads pg_catalog.text[] not null,
                to_heads pg_catalog.text[] not null,
                outcome pg_catalog.text not null,
                statement pg_catalog.int4 not null,
                detail pg_catalog.text not null
            )\
            """.formatted(eventTable());
    }
}
