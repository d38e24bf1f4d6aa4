package org.dqm.model.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the conditions of simulated lumisections, one record a line; gzip when the name ends in {@code .gz}.
 *
 * <p>Keys: those of CMS OMS ({@code run_number, lumisection_number, fill_number, pileup,
 * delivered_lumi_per_lumisection, recorded_lumi_per_lumisection} in pb⁻¹{@code , physics_flag, beams_stable, cms_active,
 * prescale_index, prescale_name, <detector>_ready}) and ours: {@code beam_mode, events, hv_fraction}.
 */
public final class ConditionsWriter implements AutoCloseable {
    /** pb⁻¹ in a lumisection for one interaction per crossing, as in 2024. */
    private static final double LUMINOSITY = 0.0064;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BufferedWriter out;
    private final String ready;

    private ConditionsWriter(BufferedWriter out, String ready) {
        this.out = out;
        this.ready = ready;
    }

    /** Creates the file and the folders above it, or empties an existing file. */
    public static ConditionsWriter create(Path file, Detector detector) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        OutputStream raw = Files.newOutputStream(file);
        OutputStream bytes = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw;
        return new ConditionsWriter(
                new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8)),
                detector.name().replace('-', '_') + "_ready");
    }

    public void write(int run, int ls, BeamState beam) throws IOException {
        boolean isStable = beam.mode() == BeamMode.STABLE;
        boolean isReady = beam.included() && beam.hvFraction() >= 1;
        double delivered = beam.pileup() * LUMINOSITY;
        ObjectNode node = JSON.createObjectNode();
        node.put("run_number", run).put("lumisection_number", ls).put("fill_number", run);
        node.put("pileup", beam.pileup()).put("delivered_lumi_per_lumisection", delivered);
        node.put("recorded_lumi_per_lumisection", beam.events() > 0 ? delivered : 0);
        node.put("physics_flag", isStable && isReady).put("beams_stable", isStable);
        node.put("cms_active", beam.events() > 0).put("prescale_index", 0).put("prescale_name", "simulated");
        node.put(ready, isReady);
        node.put("beam_mode", beam.mode().name()).put("events", beam.events()).put("hv_fraction", beam.hvFraction());
        out.write(node.toString());
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
