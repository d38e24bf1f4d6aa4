/**
 * What detection is worth: power, latency and false alarms on runs that nobody has learnt from.
 *
 * <p>A folder of an evaluation holds {@code evaluation.json} (which one it is), {@code parts/METHOD.ndjson} (what was
 * measured, a line per unit of work), and, written anew from these each time:
 *
 * <ul>
 *   <li>{@code metrics.json}: the contract's, and at row level {@code partial_auc} (false-positive rate below 10⁻³),
 *       {@code accuracy} (balanced images at the operating point, first lumisection), {@code images} and
 *       {@code false_positives_per_image} beside {@code fdr_at_99}. {@code detected} is the fraction of faults alarmed
 *       by that lumisection; {@code latency_lumisections} is absent where more than half never were.
 *   <li>{@code curves.json}: {@code {good: {METHOD: [101 quantiles of the statistic]}, faults: [{row, methods: {METHOD:
 *       {power: [fraction alarmed by lumisection 1, 2, …], fdr: [false-discovery rate of lumisections at 99 % found, as
 *       many good as faulty, likewise], roc: [[false-positive rate, detected], …], quantiles: [101] and error_quantiles:
 *       [101] of the first faulty lumisection}}}], good_errors: {METHOD: [101 quantiles of the reconstruction error]}}}
 *   <li>{@code differences.json}: {@code {differences: [{row, lumisections, method, auc | partial_auc | detected |
 *       false_positives_per_image: {difference, interval}}]}}, ours less that method's, paired bootstrap over runs.
 *   <li>{@code views.json}, of our own method: {@code {threshold, examples: [{name, run, ls, score, persistent_score,
 *       anomalous, faulty_bins, input, expected, significance}], occlusion: {x, y, lumisections, expected, own, own_network, window,
 *       moved, network}, network: {lumisections, linear_rms, delta_rms, linear, delta, code: {layer, images_per_map,
 *       channels}}}}; maps are {@code {nx, ny, bins}}, row by row, occlusions in per cent.
 * </ul>
 *
 * <p>{@code org.dqm.model.report} draws {@code report.html} from these.
 *
 * <p>Units of {@code parts}: {@code calibrate/RUN} and {@code good/RUN} have {@code maps} (the method's statistic per
 * lumisection) and, of scores, {@code score}, {@code persistent}, {@code anomalous}; {@code ROW/RUN} has {@code maps K}
 * and {@code anomalous K} of fault K from its first lumisection on, the run's seventh unless the row
 * says otherwise, and {@code there K} where it flickers; {@code images/RUN} has
 * {@code ROW} (the faulty bin's statistic per image) and {@code cells}, {@code counts} of the good bins.
 *
 * <p>An evaluation of labelled files ({@link DataEvaluation}) writes the same; its {@code metrics.json} begins with
 * {@code data: [{file, sha256}], records, rejected, duplicate, truly_dead, not_scored: {REASON: n}}, and of faults that are shorter
 * than a row's lumisections that row says nothing.
 *
 * <p>Imports baselines, scoring and the simulator; none of them imports it. Never imports DL4J or ND4J: only
 * {@code org.dqm.model.network} does.
 */
@NullMarked
package org.dqm.model.evaluate;

import org.jspecify.annotations.NullMarked;
