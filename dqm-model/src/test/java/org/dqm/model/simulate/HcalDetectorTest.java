package org.dqm.model.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.dqm.domain.BinSet;
import org.dqm.model.geometry.DetectorUnit;
import org.junit.jupiter.api.Test;

class HcalDetectorTest {
    private final Detector hcal = Detector.named("hcal").orElseThrow();
    private final BinGrid rates = hcal.rates();

    @Test
    void silentAndSaturatedChannelsAreAsManyAsInTheRealDetector() {
        long silent = indices().filter(i -> rates.get(i) == 0).count();
        long saturated = indices().filter(i -> hcal.occupancy(i) > 0.997).count();

        assertThat(silent).isCloseTo(1_670, within(20L));
        assertThat(saturated).isCloseTo(875, within(20L));
    }

    @Test
    void beyondIeta20OnlyEverySecondOrFourthRowIsFilled() {
        assertThat(filledRows(HcalDetector.NX / 2 + 40)).isEqualTo(36);
        assertThat(filledRows(HcalDetector.NX / 2 + 41)).isEqualTo(18);
        assertThat(filledRows(1)).isEqualTo(18);
        assertThat(filledRows(HcalDetector.NX / 2)).isGreaterThan(68);
    }

    @Test
    void ratesAreSmoothFromColumnToColumnWithinAPart() {
        double steepest = IntStream.rangeClosed(2, HcalGeometry.ENDCAP - 1)
                .mapToDouble(ieta -> Math.abs(Math.log(meanRate(ieta) / meanRate(ieta - 1))))
                .max()
                .orElseThrow();

        assertThat(steepest).isLessThan(0.25);
    }

    @Test
    void everyBinHasItsReadOutBoxAndEveryBarrelBinItsCrate() {
        BinSet boxes = all("module");
        BinSet crates = all("supermodule");

        assertThat(boxes.count()).isEqualTo(rates.size());
        assertThat(hcal.geometry().level("module").stream()
                        .mapToInt(u -> u.bins().count())
                        .sum())
                .isEqualTo(rates.size());
        assertThat(crates.count()).isEqualTo(72 * 58);
    }

    @Test
    void theFirstReadOutBoxLiesAcrossTheSeam() {
        BinSet box = hcal.geometry().unit("HBP01").orElseThrow().bins();

        assertThat(box.count()).isEqualTo(64);
        assertThat(box.indices().map(i -> i / HcalDetector.NX + 1).distinct()).containsExactlyInAnyOrder(71, 72, 1, 2);
        assertThat(box.xRange().from()).isEqualTo(HcalDetector.NX / 2 + 1);
    }

    @Test
    void anUnknownDetectorIsNotThere() {
        assertThat(Detector.named("tracker")).isEmpty();
        assertThat(Detector.names()).containsExactly("ecal-barrel", "ecal-endcap", "hcal", "pixel-layer", "drift-tube");
    }

    private IntStream indices() {
        return IntStream.range(0, rates.size());
    }

    private long filledRows(int x) {
        return IntStream.rangeClosed(1, rates.ny())
                .filter(y -> rates.at(x, y) > 0)
                .count();
    }

    private double meanRate(int ieta) {
        return IntStream.rangeClosed(1, rates.ny())
                .mapToDouble(y -> rates.at(HcalDetector.NX / 2 + ieta, y))
                .filter(rate -> rate > 0 && rate < 5)
                .average()
                .orElseThrow();
    }

    private BinSet all(String level) {
        return hcal.geometry().level(level).stream()
                .map(DetectorUnit::bins)
                .reduce(BinSet::union)
                .orElseThrow();
    }
}
