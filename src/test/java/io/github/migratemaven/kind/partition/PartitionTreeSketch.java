package io.github.migratemaven.kind.partition;

import java.util.List;

/**
 * A tree of partitions that a list of small numbers decides, with what hangs on it: keys and indexes of the whole and of
 * single partitions, attached and not, foreign keys from and to it, checks that are not validated, another schema. Each
 * number picks a variant of one feature, 0 the plainest. Rows that the tree takes are those with keys 0 to 39.
 */
final class PartitionTreeSketch {
    /** How many numbers a sketch takes; further ones are not looked at. */
    static final int CHOICES = 60;

    static final int VARIANTS = 6;

    private final List<Integer> choices;
    private final StringBuilder sql = new StringBuilder();
    private int next;
    private String strategy = "";
    private boolean keyed;

    private PartitionTreeSketch(List<Integer> choices) {
        this.choices = choices;
    }

    static String of(List<Integer> choices) {
        PartitionTreeSketch sketch = new PartitionTreeSketch(choices);
        sketch.draw();
        return sketch.sql.toString();
    }

    private String pick(String... variants) {
        return variants[choices.get(next++) % variants.length];
    }

    private boolean flip() {
        return choices.get(next++) % 2 == 1;
    }

    private void add(String... variants) {
        String statement = pick(variants);
        sql.append(statement).append(statement.isEmpty() ? "" : ";\n");
    }

    private void draw() {
        sql.append("create schema app;\n");
        sql.append("create table ref (id int primary key, a int);\n");
        sql.append("create function tf() returns trigger language plpgsql as 'begin return new; end';\n");
        String v = pick(
                "v int", "v bigint", "v text", "v varchar(20) default 'd'", "v int not null default 1", "v numeric");
        String key = pick("", "primary key (k)", "constraint named primary key (k)", "unique (k)", "unique (k, a)", "");
        keyed = key.endsWith("(k)");
        String check =
                pick("", "", "constraint positive check (a >= 0)", "constraint positive check (a >= -1)", "", "");
        String extra = pick(
                "",
                "w int",
                "w text",
                "g int generated always as (a + 1) stored",
                "g int generated always as (a + 2) stored",
                "");
        root(
                "t",
                List.of("k int not null", "a int", v, key, check, extra),
                pick("range", "range", "range", "range", "list", ""));
        rootReferences();
        leaves();
        indexes();
        alone();
        others();
        if (next > CHOICES) {
            throw new IllegalStateException(next + " choices taken");
        }
    }

    private void root(String name, List<String> parts, String by) {
        strategy = by;
        sql.append("create table ")
                .append(name)
                .append(" (")
                .append(String.join(
                        ", ", parts.stream().filter(part -> !part.isEmpty()).toList()))
                .append(by.isEmpty() ? ")" : ") partition by " + by + " (k)")
                .append(";\n");
    }

    private void rootReferences() {
        String name = pick("", "", "t_ref", "t_ref", "own_ref", "");
        if (!name.isEmpty()) {
            sql.append("alter table t add constraint ")
                    .append(name)
                    .append(" foreign key (a) references ref")
                    .append(pick("", " on delete cascade", ""))
                    .append(";\n");
        } else {
            next++;
        }
        add(
                "",
                "",
                "alter table t add constraint checked check (a < 1000)",
                "alter table t add constraint checked check (a < 1000) not valid",
                "",
                "");
    }

    /** Four partitions from 0 to 40; the second may be divided, the last may be the default, in another schema or alone. */
    private void leaves() {
        boolean divided = !strategy.isEmpty();
        String second = pick(
                "",
                "",
                "partition by range (k)",
                "partition by range (k)",
                "partition by list (k)",
                "partition by hash (k)");
        int border = 10 * (choices.get(next++) % 2) + 10;
        partition(divided, "p1", 0, border, "");
        String middle = pick("p2", "p2", "p2", "app.p2", "p2", "q2");
        partition(divided, middle, border, 30, divided ? second : "");
        String sub = pick(middle + "a", "app.sub", middle + "a", middle + "a");
        int shape = choices.get(next++);
        if (divided && !second.isEmpty()) {
            divide(middle, second, sub, shape);
        }
        boolean byDefault = flip() && divided;
        if (byDefault) {
            sql.append("create table rest partition of t default;\n");
        } else {
            partition(divided, "p3", 30, 40, "");
        }
    }

    private void divide(String middle, String by, String sub, int shape) {
        if (by.endsWith("range (k)")) {
            String border = List.of("25", "22", "28").get(shape % 3);
            below(sub, middle, "for values from (minvalue) to (" + border + ")");
            below(middle + "b", middle, "for values from (" + border + ") to (maxvalue)");
        } else if (by.endsWith("list (k)")) {
            below(sub, middle, "default");
            below(
                    middle + "b",
                    middle,
                    List.of("for values in (21, 25)", "for values in (25)", "for values in (21, 22)")
                            .get(shape % 3));
        } else {
            int modulus = 1 + shape % 3;
            for (int remainder = 0; remainder < modulus; remainder++) {
                below(
                        remainder == 0 ? sub : middle + "abc".charAt(remainder),
                        middle,
                        "for values with (modulus " + modulus + ", remainder " + remainder + ")");
            }
        }
    }

    private void below(String name, String parent, String bound) {
        sql.append("create table ")
                .append(name)
                .append(" partition of ")
                .append(parent)
                .append(' ')
                .append(bound)
                .append(";\n");
    }

    private void partition(boolean divided, String name, int from, int to, String by) {
        if (!divided) {
            return;
        }
        StringBuilder values = new StringBuilder();
        for (int value = from; value < to; value++) {
            values.append(value == from ? "" : ", ").append(value);
        }
        below(
                name,
                "t",
                (strategy.equals("range")
                                ? "for values from (" + from + ") to (" + to + ")"
                                : "for values in (" + values + ")")
                        + (by.isEmpty() ? "" : " " + by));
    }

    private void indexes() {
        add(
                "",
                "create index i on t (a)",
                "create index i on t (v)",
                "create unique index i on t (k, a)",
                "create index i on t (a) where a > 5",
                "create index renamed on t (a)");
        add("", "", "create index i2 on t (a)", "create index i2 on t ((a + 1))", "create index i2 on t (a, k)", "");
        if (strategy.isEmpty()) {
            next += 6;
            return;
        }
        add(
                "",
                "create index own on p1 (a)",
                "create index own on p1 (k, a)",
                "create unique index own on p1 (k)",
                "alter table p1 add constraint own unique (k)",
                "");
        add(
                "",
                "",
                "alter table p1 add constraint mine check (a > -5) not valid",
                "alter table p1 add constraint mine check (a > -5)",
                "alter table p1 add constraint mine check (a > -6)",
                "");
        add(
                "",
                "",
                "alter table p1 alter v set default null",
                "alter table p1 alter a set default 3",
                "alter table p1 alter a set not null",
                "comment on table p1 is 'c'");
        add(
                "",
                "",
                "alter table p1 add constraint p1_ref foreign key (a) references ref on delete set null",
                "alter table p1 set (fillfactor = 50)",
                "alter table p1 alter a set statistics 50",
                "");
        add(
                "",
                "create index p1_part on p1 (k, a desc)",
                "create index p1_other on p1 (a desc)",
                "create index p1_part on p1 (k, a)",
                "",
                "");
        add(
                "",
                "",
                "create trigger tr after insert on t for each row execute function tf()",
                "create trigger tr after insert on p1 for each row execute function tf()",
                "",
                "");
    }

    /** A table that is one of the partitions or stands alone. */
    private void alone() {
        String form = pick("", "alone", "joined", "alone", "joined", "joined late");
        String keys = pick("", ", primary key (k)", ", unique (k)", "");
        String place = pick("x", "x", "app.x", "x");
        if (form.equals("alone") || form.isEmpty() || strategy.isEmpty()) {
            sql.append(
                    form.isEmpty() ? "" : "create table " + place + " (k int not null, a int, v int" + keys + ");\n");
            return;
        }
        String bound = strategy.equals("range") ? " for values from (50) to (60)" : " for values in (50, 51, 52)";
        sql.append("create table ")
                .append(place)
                .append(" partition of t")
                .append(bound)
                .append(";\n");
        if (form.equals("joined late")) {
            sql.append("alter table t detach partition ").append(place).append(";\n");
            sql.append("alter table t attach partition ")
                    .append(place)
                    .append(bound)
                    .append(";\n");
        }
    }

    private void others() {
        add(
                "",
                "",
                "create view seen as select k, a from t",
                "create view seen as select k from t where a > 2",
                "",
                "");
        String outer = pick(
                "",
                "",
                "create table o (k int, constraint o_t foreign key (k) references t (k))",
                "create table o (k int, constraint o_t foreign key (k) references t (k) on delete cascade)",
                "create table o (k int)",
                "create table o (k int)");
        sql.append(outer.contains("references") && !keyed ? "create table o (k int)" : outer)
                .append(outer.isEmpty() ? "" : ";\n");
        if (keyed) {
            add("", "", "alter table t add up int references t (k)", "", "alter table t add up int", "");
        } else {
            add("", "", "alter table t add up int", "", "alter table t add up int", "");
        }
        lacking();
    }

    /** An index of the whole that some partitions have no share of. */
    private void lacking() {
        String form = pick("", "", "", "none", "one", "key");
        String share = pick("p1 (a, v)", "p1 (a, v)", "p1 (v)", "p1 (a, v)");
        if (form.isEmpty() || strategy.isEmpty()) {
            return;
        }
        if (form.equals("key")) {
            sql.append("alter table only t add constraint lacks unique (k, v);\n");
            return;
        }
        sql.append("create index lacks on only t (a, v);\n");
        sql.append("create index p1_lacks on ").append(share).append(";\n");
        if (form.equals("one") && !share.equals("p1 (v)")) {
            sql.append("alter index lacks attach partition p1_lacks;\n");
        }
    }
}
