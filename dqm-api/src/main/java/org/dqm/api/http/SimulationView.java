package org.dqm.api.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Stage;
import org.dqm.alarm.journal.ThresholdSimulations;
import org.dqm.alarm.threshold.Comparison;
import org.dqm.alarm.threshold.Forecast;
import org.dqm.alarm.threshold.Rate;
import org.dqm.alarm.threshold.SimulatedAlarm;
import org.dqm.api.view.AlarmView;
import org.dqm.api.view.SeenFaults;
import org.dqm.api.view.ThresholdView;

/**
 * What a simulation found.
 *
 * @param scores the proposed limits as scores
 * @param elements how many elements the rule would apply to
 * @param scored how many stored lumisections they have together
 * @param lumisections of running time
 * @param gained at most {@value #MOST} of the alarms that are none today
 * @param lost at most {@value #MOST} of those of today that would not be
 * @param labelledFaultsLost what people labelled BAD, that is an alarm today and would be none
 * @param seenFaults planted faults that the proposed limits would see; absent unless it was asked for
 */
record SimulationView(
        ThresholdView.ScoresView scores,
        int elements,
        long scored,
        long lumisections,
        ForecastView present,
        ForecastView proposed,
        int gainedCount,
        int lostCount,
        List<Line> gained,
        List<Line> lost,
        List<LabelView> labelledFaultsLost,
        Optional<List<SeenFaults.OfElement>> seenFaults,
        long tookMs) {
    static final int MOST = 500;

    /** Alarms that people would have seen, calls that these would have made, and how often. */
    record ForecastView(int alarms, int calls, Map<Stage, Integer> byStage, Rate perShift, Rate perWeek) {
        static ForecastView of(Forecast forecast) {
            return new ForecastView(
                    forecast.alarms(), forecast.calls(), forecast.byStage(), forecast.perShift(), forecast.perWeek());
        }
    }

    /**
     * One alarm of a simulation.
     *
     * @param id of the stored alarm that it is; absent if none was raised then
     */
    record Line(
            Optional<Long> id,
            String title,
            List<String> elements,
            String kind,
            Severity severity,
            Stage stage,
            int run,
            int firstLs,
            int lastRun,
            int lastLs,
            int calls) {
        static Line of(SimulatedAlarm alarm, OptionalLong id) {
            return new Line(
                    id.isPresent() ? Optional.of(id.getAsLong()) : Optional.empty(),
                    alarm.alarm().title(),
                    alarm.alarm().signs().stream()
                            .map(sign -> sign.element().key().me())
                            .toList(),
                    AlarmView.word(alarm.alarm().fault().kind()),
                    alarm.alarm().severity(),
                    alarm.alarm().annunciation().stage(),
                    alarm.first().run(),
                    alarm.first().ls(),
                    alarm.last().run(),
                    alarm.last().ls(),
                    alarm.calls());
        }
    }

    static SimulationView of(
            ThresholdSimulations.Result result, Optional<List<SeenFaults.OfElement>> seenFaults, Duration took) {
        Comparison comparison = result.comparison();
        List<Line> lost = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, comparison.lost().size()); i++) {
            lost.add(Line.of(comparison.lost().get(i), result.lostIds().get(i)));
        }
        return new SimulationView(
                ThresholdView.ScoresView.of(result.proposed().thresholds()),
                comparison.elements(),
                comparison.scored(),
                comparison.lumisections(),
                ForecastView.of(comparison.present()),
                ForecastView.of(comparison.proposed()),
                comparison.gained().size(),
                comparison.lost().size(),
                comparison.gained().stream()
                        .limit(MOST)
                        .map(alarm -> Line.of(alarm, OptionalLong.empty()))
                        .toList(),
                lost,
                result.labelledLost().stream().map(LabelView::of).toList(),
                seenFaults,
                took.toMillis());
    }
}
