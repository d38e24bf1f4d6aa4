package org.dqm.alarm.certify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bad lumisections with what was found in them, as the certification JSON of CMS DIALS: {@code {"run": {"ls":
 * [{"model_id", "me_id", "filename", "me", "mse"}]}}}; lumisections that are not bad are left out.
 *
 * <p>Source: {@code generate_certificate_json} in backend/ml_bad_lumisection/viewsets.py of cms-DQM/dials; read by
 * {@code cert_json} of the Python client cmsdials.
 *
 * @param runs by run and lumisection; a lumisection that is bad by a person's word alone has no finding
 */
public record DialsCertificate(SortedMap<Integer, SortedMap<Integer, List<Finding>>> runs) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public DialsCertificate {
        SortedMap<Integer, SortedMap<Integer, List<Finding>>> copy = new TreeMap<>();
        runs.forEach((run, lumisections) -> {
            SortedMap<Integer, List<Finding>> byLs = new TreeMap<>();
            lumisections.forEach((ls, found) -> byLs.put(ls, List.copyOf(found)));
            copy.put(run, Collections.unmodifiableSortedMap(byLs));
        });
        runs = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * One element that a model found bad.
     *
     * @param modelId DIALS' number of the model; ours numbers the models of one file from 1, by name
     * @param meId number of the element; ours is its {@code elementId}
     * @param filename the model; ours is {@code name/version}
     * @param me path of the element
     * @param mse how badly it was reconstructed; ours is the reconstruction error, dimensionless
     */
    public record Finding(long modelId, long meId, String filename, String me, double mse) {}

    /** The bad lumisections by run. */
    public SortedMap<Integer, LsRanges> bad() {
        SortedMap<Integer, LsRanges> bad = new TreeMap<>();
        runs.forEach((run, lumisections) -> bad.put(run, LsRanges.ofAll(lumisections.keySet())));
        return bad;
    }

    public String write() {
        ObjectNode root = JSON.createObjectNode();
        runs.forEach((run, lumisections) -> {
            ObjectNode byLs = root.putObject(Integer.toString(run));
            lumisections.forEach((ls, found) -> {
                ArrayNode list = byLs.putArray(Integer.toString(ls));
                found.forEach(finding -> list.addObject()
                        .put("model_id", finding.modelId())
                        .put("me_id", finding.meId())
                        .put("filename", finding.filename())
                        .put("me", finding.me())
                        .put("mse", finding.mse()));
            });
        });
        return root.toString();
    }

    /** Throws IllegalArgumentException naming the run or lumisection that cannot be read. */
    public static DialsCertificate parse(String text) {
        SortedMap<Integer, SortedMap<Integer, List<Finding>>> runs = new TreeMap<>();
        for (Map.Entry<String, JsonNode> run : GoldenJson.object(text).properties()) {
            if (!run.getValue().isObject()) {
                throw new IllegalArgumentException("run " + run.getKey() + " needs an object of lumisections");
            }
            SortedMap<Integer, List<Finding>> byLs = new TreeMap<>();
            for (Map.Entry<String, JsonNode> ls : run.getValue().properties()) {
                byLs.put(GoldenJson.number(ls.getKey()), findings(run.getKey(), ls.getKey(), ls.getValue()));
            }
            runs.put(GoldenJson.number(run.getKey()), byLs);
        }
        return new DialsCertificate(runs);
    }

    private static List<Finding> findings(String run, String ls, JsonNode list) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode entry : list) {
            if (!entry.path("model_id").isIntegralNumber() || !entry.path("mse").isNumber()) {
                throw new IllegalArgumentException(
                        "run " + run + ", LS " + ls + ": a finding needs model_id and mse, got " + entry);
            }
            findings.add(new Finding(
                    entry.path("model_id").asLong(),
                    entry.path("me_id").asLong(),
                    entry.path("filename").asText(),
                    entry.path("me").asText(),
                    entry.path("mse").asDouble()));
        }
        if (!list.isArray()) {
            throw new IllegalArgumentException("run " + run + ", LS " + ls + " needs a list of findings, got " + list);
        }
        return findings;
    }
}
