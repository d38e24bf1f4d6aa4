package org.dqm.api.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.fpga.export.RecordedInputs;
import org.dqm.fpga.pass.Sample;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.NdjsonLine;
import org.dqm.ingest.NdjsonReader;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.registry.Manifest;
import org.dqm.model.score.Scorer;
import org.dqm.model.score.ScoringModel;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Simulator;

/**
 * What a bundle's network is given for good lumisections, from which an export takes the ranges of its numbers.
 *
 * @param origin in words
 */
public record CalibrationInputs(Sample sample, String origin) {
    /** Not one that a shipped model was trained with. */
    private static final long SEED = 77;

    private static final int RUNS = 4;
    private static final int LUMISECTIONS = 4;
    private static final int MOST = 4096;

    /**
     * From files if any are named, else simulated where the bundle has the name of a detector that we simulate, else
     * the bundle's golden inputs. Of a trigger: crossings.
     */
    public static CalibrationInputs of(Bundle bundle, List<Path> data) throws IOException {
        if (bundle.manifest().kind() == Manifest.Kind.TRIGGER) {
            return TriggerCalibration.isPossible(bundle, data) ? TriggerCalibration.of(bundle, data) : golden(bundle);
        }
        if (!data.isEmpty()) {
            return read(bundle, data);
        }
        Optional<Detector> detector = Detector.named(bundle.manifest().model().name());
        return detector.isPresent() ? simulated(bundle, detector.get()) : golden(bundle);
    }

    private static CalibrationInputs read(Bundle bundle, List<Path> data) throws IOException {
        RecordedInputs recorded = new RecordedInputs(bundle.contents().network());
        Scorer scorer = new Scorer(ScoringModel.of(bundle), recorded);
        for (Path file : data) {
            try (NdjsonReader reader = NdjsonReader.open(file, new HistogramCodec())) {
                for (Optional<NdjsonLine> line = reader.next();
                        line.isPresent() && recorded.size() < MOST;
                        line = reader.next()) {
                    if (line.get().decoded() instanceof Decoded.Accepted accepted
                            && isOf(bundle, accepted.histogram())) {
                        scorer.score(accepted.histogram());
                    }
                }
            }
        }
        return recorded(
                recorded,
                "histograms of " + data.stream().map(Path::getFileName).toList());
    }

    private static boolean isOf(Bundle bundle, LumisectionHistogram histogram) {
        return bundle.manifest().element().matches(histogram.id().element().me());
    }

    private static CalibrationInputs simulated(Bundle bundle, Detector detector) {
        RecordedInputs recorded = new RecordedInputs(bundle.contents().network());
        Scorer scorer = new Scorer(ScoringModel.of(bundle), recorded);
        Simulator simulator = new Simulator(detector, SEED, OptionalInt.empty());
        for (int run = 1; run <= RUNS; run++) {
            for (int ls = 1; ls <= LUMISECTIONS; ls++) {
                scorer.score(simulator
                        .lumisection((int) (1000 * SEED) + run, ls, List.of())
                        .histogram());
            }
        }
        return recorded(
                recorded,
                "simulated " + detector.name() + " version " + detector.version() + ", runs " + RUNS + ", lumisections "
                        + LUMISECTIONS + ", seed " + SEED);
    }

    private static CalibrationInputs recorded(RecordedInputs recorded, String origin) {
        if (recorded.size() == 0) {
            throw new IllegalArgumentException("the network saw none of the " + origin
                    + ": give --data with good lumisections of the bundle's element");
        }
        return new CalibrationInputs(recorded.sample(), origin);
    }

    static CalibrationInputs golden(Bundle bundle) {
        BundleContents contents = bundle.contents();
        return new CalibrationInputs(
                Sample.of(
                        contents.goldenInputs().toFloats(),
                        contents.network().input().size()),
                "the bundle's golden inputs");
    }
}
