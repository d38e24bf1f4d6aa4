package org.dqm.model.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.dqm.model.calibrate.EvidenceTail;

/**
 * Takes faults out of fields one by one, the strongest first; what is left of a place when its bins are gone is judged
 * anew.
 */
final class Extraction {
    private static final int MAX_FINDINGS = 24;

    private final Scan scan;
    private final List<FieldScan> fields;
    private final EvidenceTail tail;
    private final int windows;

    /** @param windows how many fields there could be; one place in any of them counts as a trial */
    Extraction(Scan scan, List<FieldScan> fields, EvidenceTail tail, int windows) {
        this.scan = scan;
        this.fields = fields;
        this.tail = tail;
        this.windows = windows;
    }

    /** −log₁₀ of the probability that a good map shows as much, in the noise model. */
    double evidence() {
        double highest = fields.stream().mapToDouble(FieldScan::highest).max().orElse(0);
        return scan.evidence(highest, windows);
    }

    /** The same, calibrated. */
    double score() {
        return tail.score(evidence());
    }

    /** Score of a place that is so significant. */
    double score(double significance) {
        return tail.score(scan.evidence(significance, windows));
    }

    /** Faults down to the lowest score that is told, each as {@code shape} makes it from its place and score. */
    List<Finding> findings(Shape shape) {
        PriorityQueue<Candidate> open = new PriorityQueue<>(
                Comparator.comparingDouble(Candidate::strength).reversed());
        fields.forEach(field -> open.addAll(field.places()));
        List<Finding> findings = new ArrayList<>();
        BitSet taken = new BitSet();
        while (!open.isEmpty() && findings.size() < MAX_FINDINGS) {
            Candidate candidate = open.remove();
            double score = score(candidate.strength());
            if (score < Scan.MIN_SCORE) {
                break;
            }
            if (candidate.isClearOf(taken)) {
                Finding finding = shape.of(candidate, score, taken);
                findings.add(finding);
                taken.or(finding.bins());
            } else {
                Candidate left = left(candidate, taken);
                if (left.sign() == candidate.sign()) {
                    open.add(left);
                }
            }
        }
        return findings;
    }

    /** The candidate without the bins that are taken. */
    private static Candidate left(Candidate candidate, BitSet taken) {
        int[] bins =
                IntStream.of(candidate.bins()).filter(bin -> !taken.get(bin)).toArray();
        return new Candidate(candidate.scan(), bins, candidate.scan().field().significance(bins));
    }

    /** How a finding is made. */
    interface Shape {
        /** The finding that shows best at a place, without the bins that belong to others already. */
        Finding of(Candidate place, double score, BitSet taken);
    }
}
