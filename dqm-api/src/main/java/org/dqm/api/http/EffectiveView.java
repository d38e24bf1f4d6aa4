package org.dqm.api.http;

import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Check;
import org.dqm.alarm.Stage;
import org.dqm.alarm.threshold.Effective;
import org.dqm.api.view.ThresholdView;

/**
 * Which threshold applies to an element.
 *
 * @param applies empty for an element that nobody configured
 * @param why why that one and not another whose pattern matches
 * @param others those that match too, in the order in which they would apply
 */
record EffectiveView(
        String me,
        Stage stage,
        Optional<String> instruction,
        ThresholdView.ScoresView scores,
        Optional<ThresholdView> applies,
        String why,
        List<ThresholdView> others) {
    static EffectiveView of(String me, Effective effective) {
        Check check = effective.check();
        return new EffectiveView(
                me,
                check.annunciation().stage(),
                check.annunciation().instruction(),
                ThresholdView.ScoresView.of(check.thresholds()),
                effective.applies().map(ThresholdView::of),
                effective.why(),
                effective.matching().stream().skip(1).map(ThresholdView::of).toList());
    }
}
