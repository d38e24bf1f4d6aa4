package org.dqm.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one method said in all that was measured so far. */
final class MethodResults {
    /** Set of good runs that are judged, and of those that thresholds are set on. */
    static final String GOOD = "good";

    static final String CALIBRATE = "calibrate";

    private final String name;
    private final Parts parts;
    private final SortedMap<String, Series> good = new TreeMap<>();
    private final Series allGood;
    private final OptionalDouble threshold;

    MethodResults(String name, Parts parts) {
        this.name = name;
        this.parts = parts;
        parts.of(name, GOOD + "/").forEach((unit, series) -> good.put(run(unit), series(series, GoodStudy.MAPS)));
        this.allGood = Series.joined(good.values());
        Series calibration = joined(CALIBRATE + "/", GoodStudy.MAPS);
        this.threshold = calibration.size() < 100
                ? OptionalDouble.empty()
                : OptionalDouble.of(OperatingPoint.threshold(calibration, Math.pow(10, -OperatingPoint.SCORE)));
    }

    String name() {
        return name;
    }

    /** Statistic of all good lumisections. */
    Series good() {
        return allGood;
    }

    /** Fraction of the good lumisections that are above the operating point; nothing if that is not known. */
    OptionalDouble falselyAlarmed() {
        Series said = joined(GOOD + "/", GoodStudy.ANOMALOUS);
        if (said.size() > 0) {
            return said.stream().average();
        }
        return threshold.isEmpty()
                ? OptionalDouble.empty()
                : allGood.stream()
                        .map(map -> map > threshold.getAsDouble() ? 1 : 0)
                        .average();
    }

    /** The same numbers of all units, one series after the other. */
    Series joined(String prefix, String series) {
        return Series.joined(parts.of(name, prefix).values().stream()
                .filter(byName -> byName.containsKey(series))
                .map(byName -> series(byName, series))
                .toList());
    }

    /** The runs of good lumisections, each from beginning to end. */
    List<Series> goodRuns(String series) {
        return parts.of(name, GOOD + "/").values().stream()
                .filter(byName -> byName.containsKey(series))
                .map(byName -> series(byName, series))
                .toList();
    }

    /** All faults of a row, in order of run and number; empty if none was measured. */
    List<PlantedFault> faults(FaultRow row) {
        List<PlantedFault> faults = new ArrayList<>();
        parts.of(name, row.id() + "/").forEach((unit, byName) -> {
            for (int k = 0; byName.containsKey(GoodStudy.MAPS + " " + k); k++) {
                Series maps = series(byName, GoodStudy.MAPS + " " + k);
                Series twin = byName.getOrDefault("good " + k, Series.EMPTY);
                faults.add(new PlantedFault(
                        run(unit), maps, series(byName, FaultStudy.THERE + " " + k), alarms(byName, k, maps), twin));
            }
        });
        return faults;
    }

    /** Reconstruction error of the first lumisection of each fault of a row; empty of methods that have none. */
    Series firstErrors(FaultRow row) {
        List<Double> errors = new ArrayList<>();
        parts.of(name, row.id() + "/").forEach((unit, byName) -> {
            for (int k = 0; byName.containsKey(GoodStudy.ERROR + " " + k); k++) {
                errors.add(series(byName, GoodStudy.ERROR + " " + k).get(0));
            }
        });
        return Series.of(errors.stream().mapToDouble(error -> error));
    }

    /** Good lumisections to hold a row's faults against: their own twins where the method was told the place. */
    Series goodFor(List<PlantedFault> faults) {
        boolean isTold = faults.stream().allMatch(fault -> fault.twin().size() > 0);
        return isTold ? Series.joined(faults.stream().map(PlantedFault::twin).toList()) : allGood;
    }

    /** Good lumisections of one run; none for a method that was told the place. */
    Series goodOf(String run) {
        return good.getOrDefault(run, Series.EMPTY);
    }

    /** Bin statistics of all images, by run. */
    SortedMap<String, Map<String, Series>> images() {
        return parts.of(name, "images/");
    }

    private Series alarms(Map<String, Series> byName, int k, Series maps) {
        Series said = byName.get(GoodStudy.ANOMALOUS + " " + k);
        if (said != null) {
            return said;
        }
        return threshold.isEmpty()
                ? Series.EMPTY
                : Series.of(maps.stream().map(map -> map > threshold.getAsDouble() ? 1 : 0));
    }

    private static String run(String unit) {
        return unit.substring(unit.indexOf('/') + 1);
    }

    private static Series series(Map<String, Series> byName, String series) {
        return byName.getOrDefault(series, Series.EMPTY);
    }

    /**
     * One planted fault, as the method saw it from its first lumisection on.
     *
     * @param there 1 where the fault was there, the first lumisection among them; empty if it was in all of them
     * @param alarms 1 where the method is above its operating point; empty if that is not known
     * @param twin the same lumisections without the fault, of a method that was told of it
     */
    record PlantedFault(String run, Series maps, Series there, Series alarms, Series twin) {
        /** The statistic of the latest lumisection with the fault, up to one that is counted from 1. */
        double statistic(int lumisection) {
            int k = lumisection - 1;
            while (k > 0 && there.size() > 0 && there.get(k) == 0) {
                k--;
            }
            return maps.get(k);
        }

        /** Lumisections from its beginning until the first alarm, counted from 1; infinite if there is none. */
        double latency() {
            for (int k = 0; k < alarms.size(); k++) {
                if (alarms.get(k) > 0) {
                    return k + 1.0;
                }
            }
            return Double.POSITIVE_INFINITY;
        }
    }
}
