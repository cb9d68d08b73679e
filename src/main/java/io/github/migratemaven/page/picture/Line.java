package io.github.migratemaven.page.picture;

import io.github.migratemaven.page.schema.Fate;

/**
 * A foreign key in a picture.
 *
 * @param from the box that refers
 * @param to the box that is referred to
 * @param leaves where it leaves its box, from that box's upper edge
 * @param arrives where it arrives, from the other's upper edge
 */
public record Line(String id, String name, String from, String to, double leaves, double arrives, Fate fate) {}
