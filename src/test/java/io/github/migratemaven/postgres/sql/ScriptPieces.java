package io.github.migratemaven.postgres.sql;

import java.util.List;

/** What scripts are put together from in tests: whatever opens, closes, divides or looks as if it did, and whole statements. */
final class ScriptPieces {
    static final List<String> ALL = List.of(
            "'",
            "''",
            "E'",
            "\\'",
            "\\",
            "U&'",
            "\"",
            "$$",
            "$a$",
            "$1",
            "$",
            "--",
            "/*",
            "*/",
            "\n",
            "\r\n",
            "\r",
            ";",
            "(",
            ")",
            "[",
            "]",
            "begin",
            "atomic",
            "case",
            "end",
            "create",
            "function",
            "or replace ",
            "procedure ",
            " ",
            "\t",
            "copy t ",
            "from ",
            "stdin",
            "\\.",
            "\n\\.\n",
            "\\restrict x\n",
            "\\i f\n",
            "a",
            "é",
            "1.5e",
            "::",
            ":=",
            "?",
            "{}",
            "+-",
            "@-",
            "\u0000",
            "\uFEFF",
            "\uD83D\uDE00",
            "\uD83D",
            "as ",
            ".");

    static final List<String> STATEMENTS = List.of(
            "select 1",
            "select 'a;''b' as \";\"",
            "select E'\\';', e'\\\\'",
            "select $$ ; ' $$, $q$ $$ ; $q$",
            "create rule r as on insert to t do also (delete from u; select ';')",
            "create function f(a int) returns int language sql begin atomic select case a when 1 then 2 end; select 3;"
                    + " end",
            "create or replace procedure p() begin atomic insert into t values (1); end",
            "select /* ; /* ' */ ; */ 1 -- ; '\n + 2",
            "select a.end, b::text, c[1:2], d ? 'e', '{f}', $1 from g",
            "insert into t values ('\\', 'x')",
            "do $do$ begin perform 1; end $do$");

    private ScriptPieces() {}
}
