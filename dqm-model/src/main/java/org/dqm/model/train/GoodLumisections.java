package org.dqm.model.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dqm.domain.Content;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;
import org.dqm.ingest.ConditionsTable;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.NdjsonReader;
import org.dqm.ingest.NdjsonSummary;
import org.dqm.model.registry.Manifest.TrainingData;
import org.dqm.model.registry.Sha256;

/**
 * The lumisections that a model learns from, all taken for good.
 *
 * @param histograms by run and lumisection, each once, all of one shape; at least one
 * @param sources the files they come from
 * @param summary records read, of whatever element
 * @param context what conditions say of them
 */
public record GoodLumisections(
        List<LumisectionHistogram> histograms, List<TrainingData> sources, NdjsonSummary summary, BeamContext context) {
    public GoodLumisections {
        histograms = List.copyOf(histograms);
        sources = List.copyOf(sources);
    }

    /** Without conditions. */
    public GoodLumisections(List<LumisectionHistogram> histograms, List<TrainingData> sources, NdjsonSummary summary) {
        this(histograms, sources, summary, BeamContext.UNKNOWN);
    }

    /**
     * The same with events and pileup from the conditions; those at low voltage, without the detector or outside
     * stable beams (without those: in another beam mode than most) are left out.
     *
     * @throws IllegalArgumentException if nothing is left
     */
    public GoodLumisections with(ConditionsTable conditions) {
        GoodConditions good = GoodConditions.of(histograms, conditions);
        return new GoodLumisections(good.histograms(), sources, summary, good.context());
    }

    /**
     * Reads files; other elements, profiles, empty maps and lumisections read before are left out.
     *
     * @param seed of the training, for the record
     * @throws IllegalArgumentException if nothing is left, or the shapes differ; the message says which elements exist
     */
    public static GoodLumisections read(
            List<Path> files, ElementPattern element, LumisectionRanges lumisections, long seed) throws IOException {
        Reading reading = new Reading(element, lumisections);
        List<TrainingData> sources = new ArrayList<>();
        NdjsonSummary summary = NdjsonSummary.NONE;
        for (Path file : files) {
            int before = reading.kept.size();
            summary = summary.plus(
                    NdjsonReader.forEach(file, new HistogramCodec(), line -> reading.take(line.decoded())));
            int used = reading.kept.size() - before;
            sources.add(new TrainingData(String.valueOf(file.getFileName()), Sha256.of(file), used, seed));
        }
        return new GoodLumisections(reading.sorted(), sources, summary);
    }

    /** What was read so far. */
    private static final class Reading {
        private final ElementPattern element;
        private final LumisectionRanges lumisections;
        private final Set<RecordId> seen = new HashSet<>();
        private final Set<String> others = new TreeSet<>();
        private final List<LumisectionHistogram> kept = new ArrayList<>();

        Reading(ElementPattern element, LumisectionRanges lumisections) {
            this.element = element;
            this.lumisections = lumisections;
        }

        void take(Decoded decoded) {
            if (!(decoded instanceof Decoded.Accepted accepted)) {
                return;
            }
            LumisectionHistogram histogram = accepted.histogram();
            RecordId id = histogram.id();
            if (!element.matches(id.element().me())) {
                others.add(id.element().me());
            } else if (histogram.content() == Content.OCCUPANCY
                    && lumisections.contains(id.ls())
                    && histogram.bins().sum() > 0
                    && seen.add(id)) {
                requireShape(histogram);
                kept.add(histogram);
            }
        }

        private void requireShape(LumisectionHistogram histogram) {
            if (!kept.isEmpty() && !kept.get(0).bins().hasShapeOf(histogram.bins())) {
                throw new IllegalArgumentException("one model needs one shape, got "
                        + kept.get(0).id() + " with " + kept.get(0).bins() + " and " + histogram.id() + " with "
                        + histogram.bins());
            }
        }

        List<LumisectionHistogram> sorted() {
            if (kept.isEmpty()) {
                throw new IllegalArgumentException("no lumisection of '" + element.glob() + "' with a hit in it"
                        + (others.isEmpty() ? "" : "; found: " + String.join(", ", others)));
            }
            return kept.stream()
                    .sorted(Comparator.comparing(
                                    (LumisectionHistogram h) -> h.id().element().dataset())
                            .thenComparing(h -> h.id().element().me())
                            .thenComparing(h -> h.id().run())
                            .thenComparing(h -> h.id().ls()))
                    .toList();
        }
    }
}
