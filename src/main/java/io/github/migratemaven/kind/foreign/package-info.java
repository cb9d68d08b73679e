/** Foreign-data wrappers, servers and user mappings; foreign tables are relations. */
@NullMarked
package io.github.migratemaven.kind.foreign;

import org.jspecify.annotations.NullMarked;
