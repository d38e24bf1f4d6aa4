package org.dqm.api.watch;

import java.util.function.Supplier;
import org.dqm.api.loop.ElementScorer;
import org.dqm.domain.ModelVersion;
import org.dqm.model.preprocess.Reference;

/**
 * A running model that a canary can try.
 *
 * @param reference what good lumisections look like to it
 * @param scorers a new scorer each time, as an element gets one
 */
public record CanarySubject(ModelVersion model, Reference reference, Supplier<ElementScorer> scorers) {}
