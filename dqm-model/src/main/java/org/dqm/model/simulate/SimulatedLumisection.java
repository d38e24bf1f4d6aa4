package org.dqm.model.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dqm.domain.LumisectionHistogram;

/**
 * A simulated lumisection and the truth about it.
 *
 * @param beam conditions of the lumisection
 * @param faults those active in it
 */
public record SimulatedLumisection(LumisectionHistogram histogram, Origin origin, BeamState beam, List<Fault> faults) {
    public SimulatedLumisection {
        faults = List.copyOf(faults);
    }

    /**
     * The keys that its record has beside those of a real one.
     *
     * <p>{@code simulation} (detector, seed, version, {@code element} from the second on, {@code beam_mode}, {@code
     * hv_fraction} and {@code included} unless stable beams find the detector at full voltage), with the record's own
     * run, lumisection, {@code events} and {@code pileup}, is enough to compute the true rates of standard nuisances again.
     * {@code faults} lists what is active in this lumisection, with the planned {@code until_ls} where there is one.
     */
    public Map<String, JsonNode> truth() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode simulation = json.objectNode();
        simulation.put("detector", origin.detector());
        simulation.put("seed", origin.seed());
        simulation.put("version", origin.version());
        if (origin.element() > 0) {
            simulation.put("element", origin.element());
        }
        if (beam.mode() != BeamMode.STABLE || beam.hvFraction() < 1 || !beam.included()) {
            simulation.put("beam_mode", beam.mode().name());
            simulation.put("hv_fraction", beam.hvFraction());
            simulation.put("included", beam.included());
        }
        ArrayNode list = json.arrayNode();
        faults.forEach(fault -> list.add(describe(fault, histogram.id().ls())));
        Map<String, JsonNode> truth = new LinkedHashMap<>();
        truth.put("simulation", simulation);
        truth.put("faults", list);
        return truth;
    }

    private static ObjectNode describe(Fault fault, int ls) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", fault.id());
        node.put("kind", fault.kind().name().toLowerCase(Locale.ROOT));
        node.put("shape", fault.shape().name().toLowerCase(Locale.ROOT));
        ArrayNode bins = node.putArray("bins");
        int nx = fault.bins().nx();
        fault.changed().indices().forEach(i -> bins.addArray().add(i % nx + 1).add(i / nx + 1));
        node.put("factor", fault.factorAt(ls));
        node.put("since_ls", fault.sinceLs());
        fault.untilLs().ifPresent(until -> node.put("until_ls", until));
        return node;
    }

    /** What made a lumisection. */
    public record Origin(String detector, int version, long seed, int element) {}
}
