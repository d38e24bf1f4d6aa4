package org.dqm.model.score;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.dqm.domain.BinSet;
import org.dqm.domain.Outcome.Scored;
import org.dqm.domain.Region;
import org.dqm.domain.RegionKind;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.simulate.Course;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.FaultPlaces;
import org.dqm.model.simulate.FaultShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How often exchanged units are called so, and how often other faults are.
 *
 * <p>Each case is a run of 13 lumisections with the fault from the fourth on. Started by {@code
 * -Ddqm.explore.exchanges=ecal-endcap,drift-tube,hcal}, with {@code -Ddqm.explore.seed} and, for each detector, {@code
 * -Ddqm.explore.pairs} exchanges and {@code -Ddqm.explore.others} other cases, every second one of two faults.
 */
@EnabledIfSystemProperty(named = "dqm.explore.exchanges", matches = ".+")
class ExchangeStudy {
    private static final int SINCE = 4;
    private static final int LAST = 13;
    private static final List<FaultShape> UNITS = List.of(FaultShape.MODULE, FaultShape.SUPERMODULE, FaultShape.RING);
    private static final List<FaultShape> SHAPES = List.of(FaultShape.values());
    private static final List<Double> FACTORS = List.of(0.0, 0.0, 0.2, 0.5, 0.8, 1.5, 2.0, 3.0, 5.0, 100.0);

    private final long seed = Long.getLong("dqm.explore.seed", 92);

    @Test
    void countsWhatIsCalledExchanged() {
        for (String name : List.of(System.getProperty("dqm.explore.exchanges").split(",", -1))) {
            SimulatedModels simulated = new SimulatedModels(name, seed, 8);
            exchanges(simulated, Integer.getInteger("dqm.explore.pairs", 36));
            others(simulated, Integer.getInteger("dqm.explore.others", 70));
        }
    }

    private void exchanges(SimulatedModels simulated, int cases) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<FaultShape, Tally> tallies = new EnumMap<>(FaultShape.class);
        for (int i = 0; i < cases; i++) {
            FaultShape shape = UNITS.get(i % UNITS.size());
            List<List<DetectorUnit>> pairs = pairs(simulated, shape);
            List<DetectorUnit> pair = pairs.get(random.nextInt(pairs.size()));
            Fault fault = new Fault(
                    "exchanged",
                    FaultKind.EXCHANGED,
                    shape,
                    pair.get(0).bins(),
                    Optional.of(pair.get(1).bins()),
                    1,
                    Course.STEADY,
                    SINCE,
                    OptionalInt.empty());
            Tally tally = tallies.computeIfAbsent(shape, s -> new Tally());
            String name = pair.get(0).name() + " ⇄ " + pair.get(1).name();
            say(simulated, name + " " + tally.add(run(simulated, 100 + i, List.of(fault)), name));
        }
        tallies.forEach((shape, tally) -> say(simulated, shape + " " + tally));
    }

    private void others(SimulatedModels simulated, int cases) {
        SplittableRandom random = new SplittableRandom(seed + 1);
        int anomalous = 0;
        int labelled = 0;
        for (int i = 0; i < cases; i++) {
            FaultShape shape = SHAPES.get(random.nextInt(SHAPES.size()));
            List<Fault> faults = new ArrayList<>();
            for (int f = 0; f <= i % 2; f++) {
                faults.add(fault(simulated, shape, random));
            }
            List<Scored> run = run(simulated, 300 + i, faults);
            anomalous += run.stream().anyMatch(Scored::anomalous) ? 1 : 0;
            for (Scored scored : run) {
                List<Region> exchanged = exchanged(scored);
                labelled += exchanged.size();
                exchanged.forEach(region -> say(simulated, "FALSE " + faults + " " + region));
            }
        }
        say(simulated, cases + " others, anomalous " + anomalous + ", lumisections called exchanged " + labelled);
    }

    private static Fault fault(SimulatedModels simulated, FaultShape shape, SplittableRandom random) {
        double factor = FACTORS.get(random.nextInt(FACTORS.size()));
        int size = shape == FaultShape.BLOCK ? 2 + random.nextInt(4) : 1;
        List<BinSet> places = new FaultPlaces(simulated.simulator().detector()).of(shape, size, factor);
        BinSet bins = places.get(random.nextInt(places.size()));
        FaultKind kind = factor == 0 ? FaultKind.DEAD : factor < 1 ? FaultKind.COLD : FaultKind.HOT;
        return new Fault("other", kind, shape, bins, factor, SINCE, OptionalInt.empty());
    }

    private static List<List<DetectorUnit>> pairs(SimulatedModels simulated, FaultShape shape) {
        var detector = simulated.simulator().detector();
        List<BinSet> typical = new FaultPlaces(detector).of(shape, 1, 1);
        List<DetectorUnit> units = detector.geometry().units().stream()
                .filter(unit -> typical.contains(unit.bins()))
                .toList();
        List<List<DetectorUnit>> pairs = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            for (DetectorUnit other : units.subList(i + 1, units.size())) {
                DetectorUnit one = units.get(i);
                if (one.level().equals(other.level())
                        && one.bins().count() == other.bins().count()
                        && one.bins().overlap(other.bins()) == 0) {
                    pairs.add(List.of(one, other));
                }
            }
        }
        return pairs;
    }

    private static List<Scored> run(SimulatedModels simulated, int run, List<Fault> faults) {
        Scorer scorer = simulated.scorer();
        List<Scored> all = new ArrayList<>();
        for (int ls = 1; ls <= LAST; ls++) {
            var histogram = simulated.simulator().lumisection(run, ls, faults).histogram();
            all.add((Scored) scorer.score(histogram).outcome());
        }
        return all;
    }

    private static List<Region> exchanged(Scored scored) {
        return scored.regions().stream()
                .filter(region -> region.kind() == RegionKind.EXCHANGED)
                .toList();
    }

    private static void say(SimulatedModels simulated, String text) {
        System.out.println("STUDY " + simulated.model().version() + " " + text);
    }

    /** What became of some exchanges. */
    private static final class Tally {
        private int cases;
        private int anomalous;
        private int named;
        private int namedAtOnce;
        private int namedAtLast;
        private int wrong;

        /** A letter for each lumisection: X if the units are named, W if others are, p for a patchwork. */
        String add(List<Scored> run, String name) {
            StringBuilder story = new StringBuilder();
            for (Scored scored : run) {
                List<String> names = exchanged(scored).stream()
                        .map(region -> region.unit().orElseThrow())
                        .toList();
                wrong += names.stream().anyMatch(other -> !other.equals(name)) ? 1 : 0;
                story.append(
                        scored.regions().isEmpty() ? "." : names.contains(name) ? "X" : names.isEmpty() ? "p" : "W");
            }
            cases++;
            anomalous += run.subList(SINCE - 1, LAST).stream().anyMatch(Scored::anomalous) ? 1 : 0;
            named += story.indexOf("X") >= 0 ? 1 : 0;
            namedAtOnce += story.charAt(SINCE - 1) == 'X' ? 1 : 0;
            namedAtLast += story.charAt(LAST - 1) == 'X' ? 1 : 0;
            return story.toString();
        }

        @Override
        public String toString() {
            return cases + " exchanges, anomalous " + anomalous + ", named " + named + ", at once " + namedAtOnce
                    + ", in the last lumisection " + namedAtLast + ", lumisections with other names " + wrong;
        }
    }
}
