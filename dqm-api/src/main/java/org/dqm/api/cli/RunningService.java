package org.dqm.api.cli;

import java.time.Duration;
import java.util.Optional;
import org.dqm.api.wiring.Service;

/** A service in the hands of a command. */
final class RunningService {
    private RunningService() {}

    /**
     * Waits until the command is to end.
     *
     * @return 0, or 1 if the service could not go on
     */
    static int await(Service service, UntilStopped until, Optional<Duration> duration) throws InterruptedException {
        var unused = service.failure().thenRun(until::stop);
        until.await(duration);
        if (service.failure().isDone()) {
            System.err.println("dqm: " + service.failure().join().getMessage());
            return 1;
        }
        return 0;
    }
}
