package org.dqm.domain;

/** Something outside the process (broker, database, disk) is away for now; the same call may succeed later. */
public final class RetryableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RetryableException(String message, Throwable cause) {
        super(message, cause);
    }
}
