package org.dqm.model.crossing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.dqm.model.simulate.PileupProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedCrossingsTest {
    private static final int REGIONS = L1Calo.PHI * L1Calo.ETA;
    private static final PileupProfile FIFTY_FIVE = (seed, run, ls) -> 55;

    private static SimulatedCrossings made(long seed, Sample sample, PileupProfile pileup) {
        return new SimulatedCrossings(seed, sample, new CrossingPlan(1, 2, 10, 1_000, pileup));
    }

    @Test
    void sameSeedGivesTheSameCrossingInAnyOrder() {
        SimulatedCrossings first = made(7, Sample.BACKGROUND, FIFTY_FIVE);
        SimulatedCrossings second = made(7, Sample.BACKGROUND, FIFTY_FIVE);
        short[] forwards = new short[REGIONS];
        short[] alone = new short[REGIONS];

        for (int i = 0; i <= 500; i++) {
            first.read(i, forwards);
        }
        second.read(500, alone);

        assertThat(alone).isEqualTo(forwards);
    }

    @Test
    void anotherSeedSampleOrNumberGivesAnotherCrossing() {
        short[] one = new short[REGIONS];
        short[] other = new short[REGIONS];
        made(7, Sample.BACKGROUND, FIFTY_FIVE).read(3, one);

        made(8, Sample.BACKGROUND, FIFTY_FIVE).read(3, other);
        assertThat(other).isNotEqualTo(one);
        made(7, Sample.TOP_PAIR, FIFTY_FIVE).read(3, other);
        assertThat(other).isNotEqualTo(one);
        made(7, Sample.BACKGROUND, FIFTY_FIVE).read(4, other);
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void meanEnergyOfEachRingIsThatOfTheFormula() {
        SimulatedCrossings quiet = made(11, Sample.BACKGROUND, FIFTY_FIVE);
        double[] sums = new double[L1Calo.RINGS];
        short[] map = new short[REGIONS];
        int events = 20_000;

        for (int i = 0; i < events; i++) {
            quiet.read(i, map);
            for (int region = 0; region < REGIONS; region++) {
                sums[L1Calo.ring(region % L1Calo.ETA)] += map[region];
            }
        }

        for (int ring = 0; ring < L1Calo.RINGS; ring++) {
            double mean = sums[ring] / events / (2 * L1Calo.PHI);
            // Hard scatters add 0.41 × about 55 GeV per crossing, most of it in the inner rings.
            assertThat(mean - PileupEnergy.mean(55, ring)).as("ring %d", ring).isBetween(0.0, 0.35);
        }
    }

    @Test
    void energyFollowsThePileupOfTheLumisection() {
        SimulatedCrossings filling = made(5, Sample.BACKGROUND, (seed, run, ls) -> ls <= 5 ? 60 : 20);

        double high = meanSum(filling, 0, 5_000);
        double low = meanSum(filling, 5_000, 10_000);

        assertThat(high / low).isCloseTo(3, within(0.1));
    }

    @Test
    void hardScattersFallAsPublishedJetsDo() {
        Deviates random = new Deviates(1, 2, 3);
        int all = 2_000_000;
        int above100 = 0;
        int above180 = 0;
        for (int i = 0; i < all; i++) {
            double pt = HardScatter.pt(random);
            above100 += pt > 100 ? 1 : 0;
            above180 += pt > 180 ? 1 : 0;
        }

        assertThat((double) above100 / all).isCloseTo(HardScatter.above(100), within(1.5e-4));
        assertThat((double) above180 / all).isCloseTo(HardScatter.above(180), within(5e-5));
        assertThat(0.6e6 * HardScatter.above(100)).as("nb above 100 GeV").isBetween(1_000.0, 2_000.0);
        assertThat(0.6e6 * HardScatter.above(180)).as("nb above 180 GeV").isBetween(60.0, 120.0);
        assertThat(0.6e6 * HardScatter.above(400)).as("nb above 400 GeV").isBetween(1.0, 3.0);
    }

    @Test
    void eventsWithAJetOf180GevMakeSomeKilohertz() {
        SimulatedCrossings quiet =
                new SimulatedCrossings(3, Sample.BACKGROUND, new CrossingPlan(1, 1, 1, 200_000, FIFTY_FIVE));
        short[] map = new short[REGIONS];
        int loud = 0;
        for (int i = 0; i < 200_000; i++) {
            quiet.read(i, map);
            loud += largest(map) > 200 / L1Calo.GEV * 0.6 ? 1 : 0;
        }

        double kilohertz = L1Calo.FILLED_CROSSINGS_HZ * loud / 200_000 / 1_000;
        assertThat(kilohertz).isBetween(1.0, 30.0);
    }

    @ParameterizedTest
    @EnumSource(value = Sample.class, mode = EnumSource.Mode.EXCLUDE, names = "BACKGROUND")
    void everySignalAddsItsEnergyAndStaysWithinTenBits(Sample signal) {
        SimulatedCrossings loud = made(9, signal, FIFTY_FIVE);
        short[] map = new short[REGIONS];
        int most = 0;
        for (int i = 0; i < 2_000; i++) {
            loud.read(i, map);
            most = Math.max(most, largest(map));
            for (short region : map) {
                assertThat((int) region).isBetween(0, L1Calo.SATURATED);
            }
        }

        double added = meanSum(loud, 0, 2_000) - meanSum(made(9, Sample.BACKGROUND, FIFTY_FIVE), 0, 2_000);
        assertThat(added * L1Calo.GEV).as("GeV").isBetween(80.0, 700.0);
        assertThat(most).isGreaterThan(30);
    }

    @Test
    void hotRegionIsOneRegion() {
        Deposits deposits = new Deposits();
        Signals.hotRegion(deposits, new Deviates(1, 2, 3));
        short[] map = new short[REGIONS];
        deposits.into(map);

        int[] touched = new int[1];
        for (short region : map) {
            touched[0] += region > 0 ? 1 : 0;
        }

        assertThat(touched[0]).isOne();
    }

    @Test
    void energySaturatesAtTenBits() {
        Deposits deposits = new Deposits();
        deposits.add(5_000, 0.1, 0.1);
        short[] map = new short[REGIONS];

        deposits.into(map);

        assertThat(largest(map)).isEqualTo(L1Calo.SATURATED);
    }

    @Test
    void angleWrapsAndTheForwardRegionIsLost() {
        assertThat(L1Calo.region(0.1, -1e-9)).isEqualTo(17 * L1Calo.ETA + 7);
        assertThat(L1Calo.region(-0.1, 2 * Math.PI)).isEqualTo(6);
        assertThat(L1Calo.region(2.9, 0)).isEqualTo(13);
        assertThat(L1Calo.region(3.1, 0)).isEqualTo(L1Calo.OUTSIDE);
    }

    @Test
    void planWithoutCrossingsIsRefused() {
        assertThatThrownBy(() -> new CrossingPlan(1, 1, 1, 0, FIFTY_FIVE)).hasMessageContaining("at least 1");
    }

    @Test
    void decayKeepsEnergyAndMomentum() {
        FourMomentum top = FourMomentum.of(172.5, 90, 0.7, 1.2);

        FourMomentum.Pair pair = top.decay(4.8, 80.4, new Deviates(4, 5, 6));

        FourMomentum sum = pair.first().plus(pair.second());
        assertThat(sum.e()).isCloseTo(top.e(), within(1e-6));
        assertThat(sum.px()).isCloseTo(top.px(), within(1e-6));
        assertThat(sum.pz()).isCloseTo(top.pz(), within(1e-6));
        assertThat(pair.second().mass()).isCloseTo(80.4, within(1e-3));
    }

    private static double meanSum(SimulatedCrossings crossings, int from, int to) {
        short[] map = new short[REGIONS];
        double sum = 0;
        for (int i = from; i < to; i++) {
            crossings.read(i, map);
            for (short region : map) {
                sum += region;
            }
        }
        return sum / (to - from);
    }

    private static int largest(short[] map) {
        short[] sorted = map.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - 1];
    }
}
