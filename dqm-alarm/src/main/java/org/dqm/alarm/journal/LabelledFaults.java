package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.dqm.alarm.Lumisection;
import org.dqm.alarm.label.Label;
import org.dqm.alarm.label.LabelTarget;
import org.dqm.alarm.threshold.Comparison;
import org.dqm.alarm.threshold.SimulatedAlarm;

/** Faults that people confirmed, that are alarms today and that proposed thresholds would not show. */
final class LabelledFaults {
    private final Comparison comparison;
    private final List<OptionalLong> lostIds;

    /** @param lostIds of each lost alarm the stored one that it is, if any */
    LabelledFaults(Comparison comparison, List<OptionalLong> lostIds) {
        this.comparison = comparison;
        this.lostIds = lostIds;
    }

    /** Their labels, oldest first. */
    List<Label> lost(Connection connection) throws SQLException {
        List<Long> alarms =
                lostIds.stream().flatMapToLong(OptionalLong::stream).boxed().toList();
        List<Long> elements = comparison.lost().stream()
                .flatMap(lost -> lost.alarm().signs().stream())
                .map(sign -> sign.element().id())
                .distinct()
                .toList();
        return new LabelRows(connection)
                .faults(alarms, elements).stream().filter(this::isLost).toList();
    }

    private boolean isLost(Label label) {
        if (!(label.said().target() instanceof LabelTarget.OfElement of)) {
            return true;
        }
        return shows(comparison.lost().stream(), of) && !shows(comparison.shown().stream(), of);
    }

    private static boolean shows(Stream<SimulatedAlarm> alarms, LabelTarget.OfElement of) {
        Lumisection from = new Lumisection(of.run(), of.range().from());
        Lumisection to = new Lumisection(of.run(), of.range().to());
        return alarms.anyMatch(alarm -> alarm.isIn(of.elementId(), from, to));
    }
}
