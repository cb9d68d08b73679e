/** Rules about who may do what. */
@NullMarked
package io.github.migratemaven.trace.lint.rule.security;

import org.jspecify.annotations.NullMarked;
