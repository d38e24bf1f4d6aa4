package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Simulator;

/** What made a simulated record, as its {@code simulation} says: enough to know what no label names. */
record SimulatedOrigin(String detector, int version, long seed, int element) {
    /** Nothing if the record does not say. */
    static Optional<SimulatedOrigin> of(JsonNode simulation) {
        return simulation.path("seed").isIntegralNumber()
                ? Optional.of(new SimulatedOrigin(
                        simulation.path("detector").asText(),
                        simulation.path("version").asInt(),
                        simulation.path("seed").asLong(),
                        simulation.path("element").asInt()))
                : Optional.empty();
    }

    /** Bins, by row-major index from 0, that are dead in a run and no label says so; none if this version cannot know. */
    BitSet unlabelledDead(int run) {
        return Detector.named(detector)
                .filter(known -> known.version() == version)
                .map(known -> new Simulator(known, seed, OptionalInt.empty())
                        .element(element)
                        .unlabelledDead(run))
                .orElseGet(BitSet::new);
    }
}
