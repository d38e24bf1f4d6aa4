package org.dqm.domain;

/** Something outside the process is wrong in a way that trying again cannot mend; the message says what to do. */
public final class FatalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FatalException(String message) {
        super(message);
    }

    public FatalException(String message, Throwable cause) {
        super(message, cause);
    }
}
