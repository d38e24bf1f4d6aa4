package org.dqm.alarm.journal;

import java.util.List;
import org.dqm.domain.EvidenceMaps;
import org.dqm.domain.ModelVersion;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;

/** Why a lumisection was bad: what was stored with its score. */
public record Evidence(
        RecordId id,
        EvidenceMaps maps,
        List<Region> regions,
        double score,
        double persistentScore,
        double threshold,
        ModelVersion model,
        String engine) {
    public Evidence {
        regions = List.copyOf(regions);
    }
}
