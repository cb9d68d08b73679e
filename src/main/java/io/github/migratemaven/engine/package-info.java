/** One method a goal, a request record in, a result record out; knows neither Maven nor file formats. */
@NullMarked
package io.github.migratemaven.engine;

import org.jspecify.annotations.NullMarked;
