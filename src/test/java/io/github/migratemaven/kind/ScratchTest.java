package io.github.migratemaven.kind;

import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void a() {
        RoundTrip.between(
                "create table two (id serial);",
                RoundTrip.role("sketcher") + "create table two (id serial); alter table two owner to sketcher;");
    }

    @Test
    void b() {
        RoundTrip.between(
                "create table two (id int);",
                RoundTrip.role("sketcher") + "create table two (id serial); alter table two owner to sketcher;");
    }

    @Test
    void c() {
        RoundTrip.between(
                RoundTrip.role("sketcher") + "create table two (id int); alter table two owner to sketcher;",
                "create table two (id serial); ");
    }
}
