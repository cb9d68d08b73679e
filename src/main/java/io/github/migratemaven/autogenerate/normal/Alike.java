package io.github.migratemaven.autogenerate.normal;

import io.github.migratemaven.catalog.Catalog;

/** Two catalogs in which what means the same is spelled the same. */
public record Alike(Catalog from, Catalog to) {}
