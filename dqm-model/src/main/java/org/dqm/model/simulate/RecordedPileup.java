package org.dqm.model.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Pileup as it was in real runs: each simulated run follows one of them, drawn from the seed, through its stable beams,
 * to the end and back again if it is longer.
 *
 * <p>Read from one conditions record a line with {@code run_number, lumisection_number, pileup, beams_stable}.
 */
public final class RecordedPileup implements PileupProfile {
    private static final int MIN_LS = 30;
    private static final double MIN_PILEUP = 5;

    private final List<List<Double>> runs;

    private RecordedPileup(List<List<Double>> runs) {
        this.runs = runs;
    }

    /**
     * Reads a file; {@code .gz} means gzip.
     *
     * @throws IllegalArgumentException if no run has 30 lumisections of stable beams
     */
    public static RecordedPileup read(Path file) throws IOException {
        Map<Integer, List<Double>> byRun = new LinkedHashMap<>();
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode node = json.readTree(line);
                double pileup = node.path("pileup").asDouble();
                if (node.path("beams_stable").asBoolean() && pileup >= MIN_PILEUP) {
                    byRun.computeIfAbsent(node.path("run_number").asInt(), run -> new ArrayList<>())
                            .add(pileup);
                }
            }
        }
        List<List<Double>> runs =
                byRun.values().stream().filter(run -> run.size() >= MIN_LS).toList();
        if (runs.isEmpty()) {
            throw new IllegalArgumentException(
                    "no run of " + file + " has " + MIN_LS + " lumisections with beams_stable and a pileup");
        }
        return new RecordedPileup(runs);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    }

    @Override
    public double pileup(long seed, int run, int ls) {
        List<Double> real = runs.get(new Deviates(seed, run, 0, Deviates.Purpose.PILEUP).below(runs.size()));
        int place = (ls - 1) % (2 * real.size() - 2);
        return real.get(Math.min(place, 2 * real.size() - 2 - place));
    }
}
