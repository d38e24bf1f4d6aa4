package org.dqm.api.sink;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * When to call for a person, and where.
 *
 * @param url takes the calls
 * @param secret signs them, if there is one
 * @param first after so long without an acknowledgement
 * @param second after so long, the second and last
 */
public record CallSettings(URI url, Optional<String> secret, Duration first, Duration second) {
    /** Without what may be secret. */
    @Override
    public String toString() {
        return "calls at " + url.getHost();
    }
}
