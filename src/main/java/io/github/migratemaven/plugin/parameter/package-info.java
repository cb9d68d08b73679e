/** Parameters as they are typed. */
@NullMarked
package io.github.migratemaven.plugin.parameter;

import org.jspecify.annotations.NullMarked;
