/** Spring Boot's own way of starting: by a dependency and {@code migrate.*} properties. */
@NullMarked
package io.github.migratemaven.api.spring;

import org.jspecify.annotations.NullMarked;
