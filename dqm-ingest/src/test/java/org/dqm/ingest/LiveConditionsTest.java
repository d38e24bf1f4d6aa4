package org.dqm.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.dqm.domain.Conditions;
import org.dqm.domain.ElementKey;
import org.dqm.domain.RecordId;
import org.dqm.ingest.ConditionsTable.Lumisection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LiveConditionsTest {
    private final LiveConditions live = new LiveConditions();

    @Test
    void aRevisionReplacesWhatWasKnown() {
        take("{'run_number':7,'lumisection_number':3,'pileup':50}");
        take("{'run_number':7,'lumisection_number':3,'pileup':51,'late':true}");

        assertThat(of("Hcal/a", 7, 3).orElseThrow().pileup()).hasValue(51);
        assertThat(of("Hcal/a", 7, 4)).isEmpty();
        assertThat(live.last()).contains(new Lumisection(7, 3));
    }

    @Test
    void readinessIsThatOfTheDetectorThatTheSubsystemIsNamedAfter() {
        take("{'run_number':7,'lumisection_number':3,'hcal_ready':true,'ecal_ready':true,'ecal_endcap_ready':false}");

        assertThat(of("HcalSim/a", 7, 3).flatMap(Conditions::included)).contains(true);
        assertThat(of("EcalEndcapSim/a", 7, 3).flatMap(Conditions::included)).contains(false);
        assertThat(of("EcalBarrel/a", 7, 3).flatMap(Conditions::included)).contains(true);
        assertThat(of("Pixel/a", 7, 3).orElseThrow().included()).isEmpty();
    }

    @Test
    void theRunThatWasNotHeardOfForTheLongestIsForgotten() {
        for (int run = 1; run <= LiveConditions.MOST_RUNS; run++) {
            take("{'run_number':" + run + ",'lumisection_number':1}");
        }
        take("{'run_number':1,'lumisection_number':2}");

        take("{'run_number':99,'lumisection_number':1}");

        assertThat(live.newest(1)).hasValue(2);
        assertThat(live.newest(2)).isEmpty();
        assertThat(live.newest(3)).hasValue(1);
        assertThat(live.newest(99)).hasValue(1);
    }

    @Test
    void aRunHoldsNoMoreThanItsNewestLumisections() {
        for (int ls = 1; ls <= LiveConditions.MOST_LUMISECTIONS + 1; ls++) {
            live.take(new ConditionsRecord(new Lumisection(7, ls), Conditions.UNKNOWN, java.util.Map.of(), false));
        }

        assertThat(of("a", 7, 1)).isEmpty();
        assertThat(of("a", 7, 2)).isPresent();
    }

    @Test
    @Timeout(20)
    void whoWaitsHearsOfTheLumisectionWhenItComes() throws InterruptedException {
        Thread later = new Thread(() -> {
            take("{'run_number':7,'lumisection_number':3}");
            take("{'run_number':7,'lumisection_number':4}");
        });
        later.start();

        assertThat(live.isKnownWithin(new Lumisection(7, 4), Duration.ofSeconds(15)))
                .isTrue();
        later.join();
        assertThat(live.isKnownWithin(new Lumisection(7, 5), Duration.ofMillis(5)))
                .isFalse();
    }

    private Optional<Conditions> of(String me, int run, int ls) {
        return live.of(new RecordId(new ElementKey("", me), run, ls));
    }

    private void take(String record) {
        live.take(ConditionsRecord.parse(record.replace('\'', '"').getBytes(UTF_8)));
    }
}
