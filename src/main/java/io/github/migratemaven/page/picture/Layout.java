package io.github.migratemaven.page.picture;

/** Finds a place for everything in a picture. */
@FunctionalInterface
public interface Layout {

    Placement place(Picture picture);
}
