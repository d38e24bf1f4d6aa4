package org.dqm.api.wiring;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.dqm.alarm.Thresholds;

/** When a service that nobody configured raises alarms. */
public final class ServiceThresholds {
    private ServiceThresholds() {}

    /** What {@code application.yml} says, read as {@code ./dqm serve} reads it. */
    public static Thresholds shipped() throws IOException {
        return LoopParts.thresholds(
                Settings.read(Optional.empty(), Map.of()).config().alarms());
    }
}
