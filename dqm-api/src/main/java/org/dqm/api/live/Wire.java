package org.dqm.api.live;

import java.util.concurrent.CompletionStage;

/** The connection to one client. */
interface Wire {
    /** Sends one text frame; complete once the socket has taken all of it. Returns at once. */
    CompletionStage<?> send(String frame);

    void close(CloseCode code, String reason);
}
