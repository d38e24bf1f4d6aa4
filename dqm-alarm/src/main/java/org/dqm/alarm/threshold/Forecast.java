package org.dqm.alarm.threshold;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dqm.alarm.Stage;

/**
 * How many alarms thresholds would have raised.
 *
 * @param alarms those that people would have seen; checks in SHADOW have none
 * @param calls how often these would have called a person, sound or not
 * @param byStage all of them, SHADOW too
 */
public record Forecast(int alarms, int calls, Map<Stage, Integer> byStage, Rate perShift, Rate perWeek) {
    /** Lumisections of an 8-hour shift, as the false alarms of the models are quoted. */
    private static final double LUMISECTIONS_PER_SHIFT = 1_235;

    public Forecast {
        byStage = Map.copyOf(byStage);
    }

    /**
     * A forecast.
     *
     * @param lumisections of running time that were looked at, ≥ 1
     */
    static Forecast of(List<SimulatedAlarm> all, long lumisections) {
        List<SimulatedAlarm> shown =
                all.stream().filter(SimulatedAlarm::isShown).toList();
        Map<Stage, Integer> byStage = new EnumMap<>(Stage.class);
        all.forEach(alarm -> byStage.merge(alarm.alarm().annunciation().stage(), 1, Integer::sum));
        return new Forecast(
                shown.size(),
                shown.stream().mapToInt(SimulatedAlarm::calls).sum(),
                byStage,
                Rate.of(shown.size(), lumisections / LUMISECTIONS_PER_SHIFT),
                Rate.of(shown.size(), lumisections / Limit.LUMISECTIONS_PER_WEEK));
    }
}
