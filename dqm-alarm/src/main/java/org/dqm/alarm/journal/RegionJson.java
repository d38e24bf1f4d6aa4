package org.dqm.alarm.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.BinSet;
import org.dqm.domain.Region;
import org.dqm.domain.RegionKind;
import org.jspecify.annotations.Nullable;

/** The regions of a score as they are stored: {@code [{"kind", "nx", "ny", "bins", "score", "unit"}]}. */
record RegionJson(
        RegionKind kind,
        int nx,
        int ny,
        String bins,
        double score,
        @Nullable String unit) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static String write(List<Region> regions) {
        try {
            return JSON.writeValueAsString(regions.stream().map(RegionJson::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("regions of numbers and names are always JSON", e);
        }
    }

    static List<Region> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<RegionJson>>() {}).stream()
                    .map(RegionJson::toRegion)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored regions are not what was written: " + json, e);
        }
    }

    private static RegionJson of(Region region) {
        BinSet bins = region.bins();
        return new RegionJson(
                region.kind(),
                bins.nx(),
                bins.ny(),
                BinText.write(bins),
                region.score(),
                region.unit().orElse(null));
    }

    private Region toRegion() {
        return new Region(kind, BinText.read(nx, ny, bins), score, Optional.ofNullable(unit));
    }
}
