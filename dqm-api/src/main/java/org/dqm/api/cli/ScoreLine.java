package org.dqm.api.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.dqm.domain.BinGrid;
import org.dqm.domain.BinRange;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;

/**
 * Writes verdicts as JSON, one a line, all keys in every line: {@code null} where there is no answer, such as the score
 * of a record that got none.
 */
final class ScoreLine implements AutoCloseable {
    private final JsonGenerator json;

    ScoreLine(OutputStream out) throws IOException {
        this.json = new JsonFactory().createGenerator(out);
        json.setRootValueSeparator(null);
    }

    /**
     * The scores of the bins of one record, shape {@code [ny, nx]}, signed.
     *
     * @param single of this lumisection
     * @param persistent of the best window that ends here
     */
    record Bins(BinGrid single, BinGrid persistent) {}

    /** @param isJoined whether conditions of the lumisection were known, also where it got no score */
    void write(RecordId id, Outcome outcome, boolean isJoined, Optional<Bins> bins) throws IOException {
        json.writeStartObject();
        json.writeNumberField("run_number", id.run());
        json.writeNumberField("ls_number", id.ls());
        json.writeStringField("me", id.element().me());
        json.writeStringField("dataset", id.element().dataset());
        if (outcome instanceof Outcome.Scored scored) {
            scored(scored, isJoined);
        } else if (outcome instanceof Outcome.NotScored notScored) {
            notScored(notScored, isJoined);
        }
        if (bins.isPresent()) {
            map("bin_score", bins.get().single());
            map("persistent_bin_score", bins.get().persistent());
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void scored(Outcome.Scored scored, boolean isJoined) throws IOException {
        json.writeStringField("model", scored.model().toString());
        json.writeStringField("engine", scored.engine());
        json.writeNumberField("reconstruction_error", scored.reconstructionError());
        json.writeNumberField("score", scored.score());
        json.writeNumberField("persistent_score", scored.persistentScore());
        json.writeNumberField("calibrated_to", scored.calibratedTo());
        json.writeNumberField("threshold", scored.threshold());
        json.writeStringField("verdict", scored.anomalous() ? "ANOMALOUS" : "GOOD");
        json.writeNullField("reason");
        json.writeStringField("conditions", isJoined ? "JOINED" : "ABSENT");
        json.writeArrayFieldStart("regions");
        for (Region region : scored.regions()) {
            region(region);
        }
        json.writeEndArray();
    }

    private void notScored(Outcome.NotScored notScored, boolean isJoined) throws IOException {
        for (String key : new String[] {
            "model", "engine", "reconstruction_error", "score", "persistent_score", "calibrated_to", "threshold"
        }) {
            json.writeNullField(key);
        }
        json.writeStringField("verdict", "NOT_SCORED");
        json.writeStringField("reason", notScored.reason().name());
        json.writeStringField("conditions", isJoined ? "JOINED" : "ABSENT");
        json.writeArrayFieldStart("regions");
        json.writeEndArray();
    }

    private void region(Region region) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", region.kind().name().toLowerCase(Locale.ROOT));
        range("x_bin", region.bins().xRange());
        range("y_bin", region.bins().yRange());
        json.writeArrayFieldStart("bins");
        int nx = region.bins().nx();
        for (int index : region.bins().indices().toArray()) {
            json.writeArray(new int[] {index % nx + 1, index / nx + 1}, 0, 2);
        }
        json.writeEndArray();
        json.writeNumberField("score", region.score());
        if (region.unit().isPresent()) {
            json.writeStringField("unit", region.unit().get());
        } else {
            json.writeNullField("unit");
        }
        json.writeEndObject();
    }

    private void range(String key, BinRange range) throws IOException {
        json.writeFieldName(key);
        json.writeArray(new int[] {range.from(), range.to()}, 0, 2);
    }

    private void map(String key, BinGrid map) throws IOException {
        json.writeArrayFieldStart(key);
        for (int y = 0; y < map.ny(); y++) {
            json.writeStartArray();
            for (int x = 0; x < map.nx(); x++) {
                json.writeNumber(Math.round(map.get(y * map.nx() + x) * 1000) / 1000.0);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
