package org.dqm.alarm.journal;

import java.util.List;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.mask.BinBox;

/**
 * An alarm that people have left acknowledged for so long that it may as well be masked.
 *
 * @param runs in how many it has been raised since it was acknowledged
 * @param places what would be masked
 */
public record MaskProposal(Alarm alarm, int runs, List<Place> places) {
    public MaskProposal {
        places = List.copyOf(places);
    }

    /** Bins of one element, as rectangles. */
    public record Place(String element, List<BinBox> bins) {
        public Place {
            bins = List.copyOf(bins);
        }
    }
}
