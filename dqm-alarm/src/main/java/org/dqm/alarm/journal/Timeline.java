package org.dqm.alarm.journal;

import java.util.List;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.label.LsRange;

/**
 * Elements against the last lumisections of a run.
 *
 * @param ls the lumisections that are looked at
 * @param rows by rising id of the element
 */
public record Timeline(int run, LsRange ls, List<Row> rows) {
    public Timeline {
        rows = List.copyOf(rows);
    }

    /** One element; lumisections in no span did not come. */
    public record Row(ElementRef element, List<Span> spans) {
        public Row {
            spans = List.copyOf(spans);
        }
    }

    /** Lumisections without a gap that are in one state. */
    public record Span(LsRange ls, LumisectionState state) {}
}
