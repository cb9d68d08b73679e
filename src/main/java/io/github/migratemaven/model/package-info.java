/** Where the desired schema comes from: JPA entities, SQL files, or both. */
@NullMarked
package io.github.migratemaven.model;

import org.jspecify.annotations.NullMarked;
