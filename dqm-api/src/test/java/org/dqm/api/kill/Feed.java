package org.dqm.api.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultSpec;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;

/** Simulated runs with faults, of three elements that the shipped model scores and one that none does. */
final class Feed {
    /** Dataset of the element whose fault never goes away: people work on its alarm. */
    static final String STANDING = "standing";

    static final int ELEMENTS = 4;
    private static final int LUMISECTIONS_PER_RUN = 60;
    private static final String FAULTS = "dead,block,x=40-44,y=30-34,since=10,until=22;"
            + "hot,bin,x=30,y=20,factor=5,since=20,until=33;cold,block,x=20-26,y=50-56,factor=0.7,since=36,until=55";

    private Feed() {}

    /** {@code lumisections} of each element, in the order in which they are published. */
    static List<LumisectionHistogram> of(int lumisections, long seed) {
        Detector detector = Detector.named("hcal").orElseThrow();
        Simulator simulator = new Simulator(detector, seed, OptionalInt.empty()).with(Nuisances.NONE);
        List<Fault> faults = new FaultSpec(detector.geometry()).parse(FAULTS);
        List<Fault> forEver = new FaultSpec(detector.geometry()).parse("dead,block,x=60-64,y=10-14,since=1");
        List<LumisectionHistogram> records = new ArrayList<>();
        for (int i = 0; i < lumisections; i++) {
            int run = 1 + i / LUMISECTIONS_PER_RUN;
            int ls = 1 + i % LUMISECTIONS_PER_RUN;
            LumisectionHistogram good =
                    simulator.lumisection(run, ls, List.of()).histogram();
            LumisectionHistogram faulty = simulator.lumisection(run, ls, faults).histogram();
            records.add(as(new ElementKey("faulty", detector.me()), faulty));
            records.add(as(new ElementKey("good", detector.me()), good));
            records.add(as(
                    new ElementKey(STANDING, detector.me()),
                    simulator.lumisection(run, ls, forEver).histogram()));
            records.add(as(new ElementKey("", "Unknown/element"), good));
        }
        return records;
    }

    private static LumisectionHistogram as(ElementKey element, LumisectionHistogram histogram) {
        return new LumisectionHistogram(
                new RecordId(element, histogram.id().run(), histogram.id().ls()),
                histogram.x(),
                histogram.y(),
                histogram.entries(),
                histogram.bins(),
                histogram.content(),
                histogram.events(),
                histogram.pileup());
    }
}
