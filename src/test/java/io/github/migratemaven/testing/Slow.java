package io.github.migratemaven.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * One of the few tests that take more than half of the time of all: {@code mvn verify} leaves it out, CI and
 * {@code mvn verify -Peverything} do not, nor does whoever names it. Quicker ones hold the same code as far as they can.
 */
@Tag("slow")
@net.jqwik.api.Tag("slow")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Slow {}
