package org.dqm.api.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.journal.Evidence;
import org.dqm.api.view.AlarmView;
import org.dqm.api.view.RegionView;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Region;

/** Why a lumisection was bad, as callers see it. */
record EvidenceView(
        long alarmId,
        String element,
        String dataset,
        int run,
        int ls,
        MapView input,
        MapView expected,
        MapView significance,
        List<FoundRegion> regions,
        double score,
        double persistentScore,
        double threshold,
        String model,
        String engine) {
    EvidenceView {
        regions = List.copyOf(regions);
    }

    static EvidenceView of(long alarmId, Evidence evidence) {
        var id = evidence.id();
        return new EvidenceView(
                alarmId,
                id.element().me(),
                id.element().dataset(),
                id.run(),
                id.ls(),
                MapView.of(evidence.maps().input()),
                MapView.of(evidence.maps().expected()),
                MapView.of(evidence.maps().significance()),
                evidence.regions().stream().map(FoundRegion::of).toList(),
                evidence.score(),
                evidence.persistentScore(),
                evidence.threshold(),
                evidence.model().toString(),
                evidence.engine());
    }

    /**
     * A map of shape {@code [ny, nx]}.
     *
     * @param data base64 of the values, float32 little-endian, row-major
     */
    record MapView(int nx, int ny, String dtype, String data) {
        static MapView of(BinGrid grid) {
            ByteBuffer bytes = ByteBuffer.allocate(grid.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(grid.toArray());
            return new MapView(
                    grid.nx(), grid.ny(), "float32le", Base64.getEncoder().encodeToString(bytes.array()));
        }
    }

    /** A region of the map; the lists as in {@link RegionView}. */
    record FoundRegion(
            String kind,
            List<Integer> xBin,
            List<Integer> yBin,
            int count,
            List<List<Integer>> bins,
            double score,
            Optional<String> unit) {
        FoundRegion {
            xBin = List.copyOf(xBin);
            yBin = List.copyOf(yBin);
            bins = List.copyOf(bins);
        }

        static FoundRegion of(Region region) {
            RegionView where = RegionView.of(region.bins());
            return new FoundRegion(
                    AlarmView.word(region.kind()),
                    where.xBin(),
                    where.yBin(),
                    where.count(),
                    where.bins(),
                    region.score(),
                    region.unit());
        }
    }
}
