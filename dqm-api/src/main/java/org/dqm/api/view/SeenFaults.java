package org.dqm.api.view;

import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Check;
import org.dqm.domain.ElementPattern;

/** How large a fault must be to be seen: the fault catalogue planted into good lumisections that are stored. */
public interface SeenFaults {
    /**
     * One element of each model that scores some of these, the first that has good lumisections enough.
     *
     * @param check what the elements are held against
     * @throws org.dqm.domain.RetryableException while the database or Kafka is away
     */
    List<OfElement> of(ElementPattern elements, Check check);

    /**
     * What is seen in one element.
     *
     * @param lumisections good ones with the fault, after {@code before} without it
     */
    record OfElement(String element, String model, int before, int lumisections, List<Seen> faults) {
        public OfElement {
            faults = List.copyOf(faults);
        }
    }

    /**
     * A fault about a bin of usual rate.
     *
     * @param bins live ones
     * @param toWarn lumisections until there is an alarm of any severity; empty if there is none in all of them
     * @param toAlarm the same of severity ALARM
     */
    record Seen(
            String kind, String shape, int bins, double factor, Optional<Integer> toWarn, Optional<Integer> toAlarm) {}
}
