/** PostgreSQL's expressions in the words of a person. What is tried here is right only where the server says so. */
@NullMarked
package io.github.migratemaven.autogenerate.wording;

import org.jspecify.annotations.NullMarked;
