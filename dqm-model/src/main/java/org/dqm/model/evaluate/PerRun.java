package org.dqm.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one run adds to a row of one method.
 *
 * @param faulty statistic of the run's faults
 * @param good of its good lumisections, or of the twins where the method was told the place
 * @param partial mean share of the partial area
 * @param detected fraction alarmed by then; −1 if the operating point is not known
 */
record PerRun(String run, Series faulty, Series good, double partial, double detected) {
    /** All runs that have both, in order. */
    static List<PerRun> of(MethodResults method, FaultRow row, int lasting) {
        SortedMap<String, List<MethodResults.PlantedFault>> byRun = new TreeMap<>();
        for (MethodResults.PlantedFault fault : method.faults(row)) {
            if (fault.maps().size() >= lasting) {
                byRun.computeIfAbsent(fault.run(), key -> new ArrayList<>()).add(fault);
            }
        }
        List<MethodResults.PlantedFault> all =
                byRun.values().stream().flatMap(List::stream).toList();
        Series against = method.goodFor(all);
        List<PerRun> runs = new ArrayList<>();
        if (all.isEmpty() || against.size() == 0) {
            return runs;
        }
        RocCurve curve = new RowResult(lasting, all, against).curve();
        byRun.forEach((run, faults) -> {
            RowResult result = new RowResult(lasting, faults, against);
            Series good = Series.joined(
                    faults.stream().map(MethodResults.PlantedFault::twin).toList());
            Series own = good.size() > 0 ? good : method.goodOf(run);
            if (own.size() > 0) {
                double partial = result.statistic().stream()
                        .map(value -> curve.share(value, RowResult.MAX_RATE))
                        .average()
                        .orElseThrow();
                runs.add(new PerRun(
                        run, result.statistic(), own, partial, result.detected().orElse(-1)));
            }
        });
        return runs;
    }
}
