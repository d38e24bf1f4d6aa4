package org.dqm.alarm.certify;

import java.util.List;

/** A subsystem through a run: spans in order, from the run's first lumisection that was seen to its last. */
public record Standing(String subsystem, List<Span> spans) {
    public Standing {
        spans = List.copyOf(spans);
    }

    public LsRanges with(Status status) {
        return new LsRanges(spans.stream()
                .filter(span -> span.status() == status)
                .map(Span::range)
                .toList());
    }
}
