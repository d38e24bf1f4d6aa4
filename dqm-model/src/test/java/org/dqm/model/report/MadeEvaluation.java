package org.dqm.model.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The files of an evaluation with numbers that are made up, and easy to find again. */
final class MadeEvaluation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METRICS = """
            {"model": "made/7", "detector": "ecal-endcap", "detector_version": 3, "seed": 20, "events": 150,
             "lumisections_per_run": 60, "gate": false, "good_lumisections": 250000,
             "false_alarm_rates": [
              {"score": 2, "expected": 0.01, "observed": 2489, "lumisections": 250000, "interval": [0.00957, 0.01035]},
              {"score": 3, "expected": 0.001, "observed": 611, "lumisections": 250000, "interval": [0.00225, 0.00265]},
              {"score": 4, "expected": 0.0001, "observed": 0, "lumisections": 250000, "interval": [0, 0.0000148]}],
             "persistent_false_alarm_rates": [],
             "false_alarms_per_shift": {"value": 4.94, "interval": [0.125, 27.5], "observed": 1, "lumisections": 250000},
             "faults": [
              {"kind": "hot", "shape": "bin", "size": 1, "factor": 2.0, "lumisections": 1, "n": 204, "methods": {
               "autoencoder": {"auc": 0.9871, "auc_error": 0.002, "partial_auc": 0.4321, "detected": 0.25},
               "blind_linear": {"auc": 0.9762, "auc_error": 0.002, "partial_auc": 0.3210, "detected": 0.2},
               "without_network": {"auc": 0.9801, "auc_error": 0.002, "partial_auc": 0.4, "detected": 0.2},
               "sobel": {"auc": 0.6543, "auc_error": 0.01, "partial_auc": 0.0123, "detected": 0},
               "oracle_family": {"auc": 0.9912, "auc_error": 0.001, "partial_auc": 0.5555, "detected": 0.3}}},
              {"kind": "cold", "shape": "block", "size": 25, "factor": 0.5, "lumisections": 1, "n": 204, "methods": {
               "autoencoder": {"auc": 0.9, "auc_error": 0.002, "partial_auc": 0.2222, "detected": 0.5},
               "sobel": {"auc": 0.95, "auc_error": 0.002, "partial_auc": 0.3333, "detected": 0.6}}},
              {"kind": "hot", "shape": "bin", "size": 1, "factor": 2.0, "lumisections": 3, "n": 204, "methods": {
               "autoencoder": {"fdr_at_99": 0.0178, "false_positives_per_image": 0.018, "images": 50000},
               "blind_linear": {"fdr_at_99": 0.0289, "false_positives_per_image": 0.03, "images": 50000}}}]}
            """;
    private static final String DIFFERENCES = """
            {"differences": [
             {"row": "hot-bin-x2", "lumisections": 1, "method": "without_network",
              "auc": {"difference": 0.007, "interval": [0.002, 0.012]}},
             {"row": "hot-bin-x2", "lumisections": 1, "method": "blind_linear",
              "partial_auc": {"difference": 0.1111, "interval": [0.05, 0.17]}},
             {"row": "hot-bin-x2", "lumisections": 1, "method": "sobel",
              "partial_auc": {"difference": 0.4198, "interval": [0.35, 0.49]}},
             {"row": "cold-block5-x0.5", "lumisections": 1, "method": "sobel",
              "partial_auc": {"difference": -0.1111, "interval": [-0.2, -0.02]}}]}
            """;

    private MadeEvaluation() {}

    /** Only what every evaluation has. */
    static Path bare(Path folder) throws IOException {
        Files.writeString(folder.resolve("metrics.json"), "{\"model\": \"bare/1\", \"faults\": []}");
        return folder;
    }

    static Path whole(Path folder) throws IOException {
        Files.writeString(folder.resolve("metrics.json"), METRICS);
        Files.writeString(folder.resolve("differences.json"), DIFFERENCES);
        JSON.writeValue(folder.resolve("curves.json").toFile(), curves());
        JSON.writeValue(folder.resolve("views.json").toFile(), views());
        return folder;
    }

    private static Map<String, Object> curves() {
        Map<String, Object> ours = Map.of(
                "power", List.of(0.25, 0.5, 0.8642),
                "fdr", List.of(0.75, 0.25, 0.0),
                "roc", List.of(List.of(0, 0), List.of(0.0001, 0.5), List.of(0.2, 1)),
                "quantiles", rising(12.5),
                "error_quantiles", rising(1.375));
        Map<String, Object> sobel =
                Map.of("power", List.of(0, 0, 0.1357), "roc", List.of(List.of(0, 0), List.of(0.3, 1)));
        return Map.of(
                "good", Map.of("autoencoder", rising(3)),
                "good_errors", Map.of("autoencoder", rising(1.25)),
                "faults",
                        List.of(
                                Map.of("row", "hot-bin-x2", "methods", Map.of("autoencoder", ours, "sobel", sobel)),
                                Map.of("row", "dead-ring", "methods", Map.of())));
    }

    private static Map<String, Object> views() {
        Map<String, Object> example = Map.of(
                "name",
                "hot-bin-x2",
                "run",
                20017,
                "ls",
                9,
                "score",
                8.375,
                "persistent_score",
                11.25,
                "anomalous",
                true,
                "faulty_bins",
                List.of(5),
                "input",
                map(4, 3, 100),
                "expected",
                map(4, 3, 90),
                "significance",
                map(4, 3, -3));
        Map<String, Object> occlusion = Map.of(
                "x",
                17,
                "y",
                23,
                "lumisections",
                6,
                "expected",
                131.5,
                "own",
                0.0,
                "own_network",
                0.002,
                "window",
                4.125,
                "moved",
                map(3, 3, 1.625),
                "network",
                map(3, 3, 0.375));
        Map<String, Object> network = Map.of(
                "lumisections",
                6,
                "linear_rms",
                0.8125,
                "delta_rms",
                0.0625,
                "linear",
                map(4, 3, 0.5),
                "delta",
                map(4, 3, 0.1),
                "code",
                Map.of("layer", "code", "images_per_map", 9, "channels", List.of(channel(0.4375))));
        return Map.of("threshold", 6.5, "examples", List.of(example), "occlusion", occlusion, "network", network);
    }

    private static Map<String, Object> channel(double rms) {
        return Map.of("nx", 2, "ny", 2, "bins", List.of(0, 1, -1, 0.5), "rms", rms);
    }

    private static Map<String, Object> map(int nx, int ny, double highest) {
        List<Double> bins = IntStream.range(0, nx * ny)
                .mapToObj(i -> highest * i / (nx * ny - 1.0))
                .toList();
        return Map.of("nx", nx, "ny", ny, "bins", bins);
    }

    private static List<Double> rising(double highest) {
        return DoubleStream.iterate(0, q -> q + 1)
                .limit(101)
                .map(q -> highest * q / 100)
                .boxed()
                .toList();
    }
}
