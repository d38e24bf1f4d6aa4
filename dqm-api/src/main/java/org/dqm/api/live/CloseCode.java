package org.dqm.api.live;

/** Why the service ends a connection; WebSocket close codes of the sub-protocol {@code dqm-alarms.v1}. */
enum CloseCode {
    RESTART(1012),
    BAD_MESSAGE(4400),
    HELLO_TIMEOUT(4408),
    TOO_SLOW(4429);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
