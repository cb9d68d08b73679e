/** The two goals that move a database along its revisions: upgrade and downgrade. */
@NullMarked
package io.github.migratemaven.engine.upgrade;

import org.jspecify.annotations.NullMarked;
