package org.dqm.model.registry;

/** A bundle is not what its manifest says, or an engine does not repeat its golden outputs. */
public final class BundleRefusedException extends RuntimeException {
    public BundleRefusedException(String message) {
        super(message);
    }

    public BundleRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
