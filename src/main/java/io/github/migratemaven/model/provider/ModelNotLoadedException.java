package io.github.migratemaven.model.provider;

/** A JPA provider did not accept the entities; its cause is what the provider threw. */
public final class ModelNotLoadedException extends Exception {
    private static final long serialVersionUID = 1L;

    ModelNotLoadedException(Throwable cause) {
        super(cause);
    }
}
