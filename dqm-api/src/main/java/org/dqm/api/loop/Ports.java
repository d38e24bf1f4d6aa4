package org.dqm.api.loop;

import java.util.function.Function;
import org.dqm.domain.ElementKey;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.kafka.ReceivedRecord;

/**
 * What a loop works with.
 *
 * @param decoder safe for use by several threads
 * @param conditions what is known beside the histograms
 * @param models a new scorer for an element; one that answers NO_MODEL where there is no model
 */
public record Ports(
        Source source,
        Ledger ledger,
        Refusals refusals,
        Function<ReceivedRecord, Decoded> decoder,
        KnownConditions conditions,
        Function<ElementKey, ElementScorer> models) {}
