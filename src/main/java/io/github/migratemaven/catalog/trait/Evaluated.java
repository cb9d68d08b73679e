package io.github.migratemaven.catalog.trait;

/** An object that expressions evaluate, and that no stored value has its form from. */
public interface Evaluated {}
