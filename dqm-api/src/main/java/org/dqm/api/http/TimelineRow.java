package org.dqm.api.http;

import java.util.List;
import org.dqm.alarm.journal.LumisectionState;
import org.dqm.alarm.journal.Timeline;

/** One element of the timeline; lumisections in no span did not come. */
record TimelineRow(long elementId, String element, String subsystem, List<SpanView> spans) {
    TimelineRow {
        spans = List.copyOf(spans);
    }

    /** Lumisections from and to, in one state. */
    record SpanView(List<Integer> ls, LumisectionState state) {
        static SpanView of(Timeline.Span span) {
            return new SpanView(List.of(span.ls().from(), span.ls().to()), span.state());
        }
    }

    static TimelineRow of(Timeline.Row row) {
        return new TimelineRow(
                row.element().id(),
                row.element().key().me(),
                row.element().key().subsystem(),
                row.spans().stream().map(SpanView::of).toList());
    }
}
