package org.dqm.fpga.export;

import java.util.Optional;
import org.dqm.fpga.pass.Sample;
import org.dqm.model.trigger.CodesBySample;

/**
 * What a score is judged by.
 *
 * @param background inputs of good events, for the ROC curve and the search for bits
 * @param signal inputs of signal events, for the same
 * @param crossings of a trigger, for {@code rates.csv}
 */
public record Judged(Sample background, Sample signal, Optional<CodesBySample.Request> crossings) {}
