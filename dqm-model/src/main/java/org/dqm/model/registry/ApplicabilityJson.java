package org.dqm.model.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.model.registry.Manifest.Applicability;
import org.dqm.model.registry.Manifest.Grid;
import org.dqm.model.registry.Manifest.Range;
import org.dqm.model.registry.Manifest.TotalRate;

/** The {@code applicability} of {@code manifest.json}; what is not known has no key. */
final class ApplicabilityJson {
    private ApplicabilityJson() {}

    static void write(Applicability applicability, Grid grid, ObjectNode node) {
        node.putArray("shape").add(grid.ny()).add(grid.nx());
        node.put("minimum_entries", applicability.minimumEntries());
        applicability.minimumEvents().ifPresent(events -> node.put("minimum_events", events));
        applicability
                .pileup()
                .ifPresent(pileup -> node.putArray("pileup").add(pileup.min()).add(pileup.max()));
        ArrayNode modes = node.putArray("beam_modes");
        applicability.beamModes().forEach(modes::add);
        node.put("minimum_hv_fraction", applicability.minimumVoltage());
        applicability
                .totalRate()
                .ifPresent(rate -> node.putObject("total_rate")
                        .put("per_event", rate.perEvent())
                        .put("at_pileup", rate.atPileup())
                        .put("slope", rate.slope())
                        .put("slope_error", rate.slopeError())
                        .put("spread", rate.spread()));
    }

    static Applicability read(JsonNode node) {
        List<String> modes = new ArrayList<>();
        node.path("beam_modes").forEach(mode -> modes.add(mode.asText()));
        return new Applicability(
                ManifestJson.number(node, "minimum_entries"),
                node.has("minimum_events")
                        ? OptionalDouble.of(ManifestJson.number(node, "minimum_events"))
                        : OptionalDouble.empty(),
                node.has("pileup") ? Optional.of(range(node.path("pileup"))) : Optional.empty(),
                modes,
                node.has("minimum_hv_fraction") ? ManifestJson.number(node, "minimum_hv_fraction") : 0,
                node.has("total_rate")
                        ? Optional.of(totalRate(ManifestJson.object(node, "total_rate")))
                        : Optional.empty());
    }

    private static Range range(JsonNode node) {
        return new Range(node.path(0).asDouble(), node.path(1).asDouble());
    }

    private static TotalRate totalRate(JsonNode node) {
        return new TotalRate(
                ManifestJson.number(node, "per_event"),
                ManifestJson.number(node, "at_pileup"),
                ManifestJson.number(node, "slope"),
                ManifestJson.number(node, "slope_error"),
                ManifestJson.number(node, "spread"));
    }
}
