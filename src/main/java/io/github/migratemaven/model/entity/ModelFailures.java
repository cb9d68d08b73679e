package io.github.migratemaven.model.entity;

import io.github.migratemaven.report.MigrationFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Why a JPA model could not be read, and what to do about it. */
public final class ModelFailures {
    private static final int CAUSES_SHOWN = 10;

    private ModelFailures() {}

    /** A class that the JVM could not load. */
    static MigrationFailure notLoaded(String className, Throwable cause) {
        if (cause instanceof UnsupportedClassVersionError) {
            return MigrationFailure.refused(
                    "The JPA model does not load: " + className + " is compiled for a newer Java than runs Maven ("
                            + Runtime.version().feature() + ").",
                    "Run Maven with the JDK that the project is compiled for, or compile it for an older release.");
        }
        if (cause instanceof ClassNotFoundException) {
            return MigrationFailure.refused(
                    "The JPA model does not load: there is no class " + className + ".",
                    "Compile it first, or correct its name in " + PersistenceXml.PATH + ".");
        }
        return MigrationFailure.failed(
                "The JPA model does not load: " + className + " needs " + missing(cause) + ".",
                "Add the dependency that holds it to the project.",
                cause);
    }

    private static String missing(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).replace('/', '.');
        return cause instanceof NoClassDefFoundError || cause instanceof TypeNotPresentException
                ? message + ", which is not on the project's class path"
                : cause.getClass().getSimpleName() + ": " + message;
    }

    /** An entity of the persistence API before Jakarta's. */
    static MigrationFailure outdated(String className) {
        return MigrationFailure.refused(
                "The entities use javax.persistence (" + className
                        + "), which Jakarta Persistence 3 has replaced; it is not supported.",
                "Migrate them to jakarta.persistence (Hibernate 6, EclipseLink 4, Spring Boot 3 or newer), or describe"
                        + " the schema in SQL files: -Dmigrate.model=src/main/db/schema.sql.");
    }

    /** A model that the provider did not accept. */
    public static MigrationFailure notAccepted(Throwable cause) {
        String reasons = String.join("\n  ", reasons(cause));
        return MigrationFailure.failed("The JPA model does not load: " + reasons, advice(cause), cause);
    }

    private static String advice(Throwable cause) {
        if (causes(cause)
                .anyMatch(one -> one instanceof NoClassDefFoundError || one instanceof ClassNotFoundException)) {
            return "A class of a library is missing: add the dependency that holds it to the project, or correct the class"
                    + " name in the settings.";
        }
        return causes(cause).anyMatch(IncompatibleClassChangeError.class::isInstance)
                ? "Two libraries do not fit together: one of them needs another version of what is named here. Compare"
                        + " their versions with mvn dependency:tree."
                : "Correct the entity; nothing has been changed.";
    }

    private static Stream<Throwable> causes(Throwable outermost) {
        return Stream.iterate(outermost, Objects::nonNull, Throwable::getCause).limit(CAUSES_SHOWN);
    }

    /** What the exception and its causes say, from the outermost inwards, without repetition. */
    private static List<String> reasons(Throwable outermost) {
        Set<String> reasons = new LinkedHashSet<>();
        Throwable cause = outermost;
        for (int depth = 0; cause != null && depth < CAUSES_SHOWN; depth++) {
            String message = cause.getMessage() == null
                    ? cause.getClass().getName()
                    : cause.getMessage().strip();
            if (cause instanceof LinkageError || cause instanceof ClassNotFoundException) {
                message = cause.getClass().getSimpleName() + ": " + message;
            }
            if (reasons.stream().noneMatch(message::equals)) {
                reasons.add(message);
            }
            cause = cause.getCause();
        }
        return new ArrayList<>(reasons);
    }
}
