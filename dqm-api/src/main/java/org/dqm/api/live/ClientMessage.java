package org.dqm.api.live;

import java.util.Optional;

/** What a client may say. */
sealed interface ClientMessage {
    /** The first message of every connection. */
    record Hello(Optional<Resume> resume, FeedFilter filter) implements ClientMessage {}

    /** From now on only what passes {@code filter}; answered with a new snapshot. */
    record Filter(FeedFilter filter) implements ClientMessage {}

    /** The client has shown everything up to {@code to}. */
    record Seen(long to) implements ClientMessage {}

    /** Not a message of this protocol; {@code reason} says what is wrong. */
    record Bad(String reason) implements ClientMessage {}

    /** Where a client was when it last heard something. */
    record Resume(String epoch, long to) {}
}
