package org.dqm.model.evaluate;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How a method does on the faults of one row once they have lasted some lumisections.
 *
 * @param lumisections that the faults have lasted
 * @param faults of the row, at least one, all as long as that where their statistic is asked for
 * @param good lumisections that they are held against, at least one where a curve is asked for
 */
record RowResult(int lumisections, List<MethodResults.PlantedFault> faults, Series good) {
    /** False-positive rate up to which the partial area goes. */
    static final double MAX_RATE = 1e-3;

    RowResult {
        faults = List.copyOf(faults);
    }

    RocCurve curve() {
        return new RocCurve(statistic(), good);
    }

    /** The statistic of each fault at that lumisection, or the latest before in which it was there. */
    Series statistic() {
        return Series.of(faults.stream().mapToDouble(fault -> fault.statistic(lumisections)));
    }

    /** Fraction of the faults that were alarmed by then; nothing if the operating point is not known. */
    OptionalDouble detected() {
        if (faults.stream().anyMatch(fault -> fault.alarms().size() == 0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(faults.stream()
                .mapToDouble(fault -> fault.latency() <= lumisections ? 1 : 0)
                .average()
                .orElseThrow());
    }

    /** Median of the lumisections until the first alarm; nothing where more than half were never alarmed. */
    OptionalDouble medianLatency() {
        double[] latencies = faults.stream()
                .mapToDouble(MethodResults.PlantedFault::latency)
                .sorted()
                .toArray();
        double median = latencies[(latencies.length - 1) / 2];
        return Double.isFinite(median) ? OptionalDouble.of(median) : OptionalDouble.empty();
    }
}
