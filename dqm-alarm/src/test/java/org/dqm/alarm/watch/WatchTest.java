package org.dqm.alarm.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.dqm.alarm.watch.Observed.Arrival;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Instant START = Instant.parse("2026-05-01T02:00:00Z");

    private Watch watch = Watch.START;
    private Duration uptime = Duration.ZERO;
    private Duration clockError = Duration.ZERO;
    private List<Arrival> elements = List.of();
    private OptionalLong lag = OptionalLong.of(0);
    private Map<String, String> refused = Map.of();
    private long decoded;
    private long rejected;

    @Test
    void anElementThatFallsThreeLumisectionsBehindItsRunIsToldAfterTheDelay() {
        elements = List.of(at("Hcal", "a", 7, 20), at("Hcal", "b", 7, 18));
        looks(20);
        assertThat(watch.faults()).isEmpty();

        elements = List.of(at("Hcal", "a", 7, 21), at("Hcal", "b", 7, 18));
        looks(5);
        assertThat(watch.faults()).isEmpty();
        looks(10);

        assertThat(watch.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.key()).isEqualTo("no-data/Hcal");
            assertThat(fault.text())
                    .isEqualTo("no data from 1 of 2 elements of Hcal up to LS 21 of run 7: b (last LS 18)");
            assertThat(fault.since()).isEqualTo(START.plusSeconds(25));
        });
    }

    @Test
    void aProducerThatDiesIsOneFaultHoweverManyElementsItHas() {
        List<Arrival> all = new ArrayList<>(List.of(at("Ecal", "e", 7, 30)));
        for (int i = 1; i <= 5; i++) {
            all.add(at("Hcal", "h" + i, 7, 20));
        }
        elements = all;
        looks(20);

        assertThat(watch.faults())
                .extracting(PipelineFault::text)
                .containsExactly("no data from 5 of 5 elements of Hcal up to LS 30 of run 7:"
                        + " h1 (last LS 20), h2 (last LS 20), h3 (last LS 20) and 2 more");
    }

    @Test
    void elementsOfAnEarlierRunAreNotExpected() {
        elements = List.of(at("Hcal", "a", 8, 1), at("Pixel", "old", 7, 400));
        looks(20);

        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void aRunThatHasEndedIsNoFault() {
        elements = List.of(at("Hcal", "a", 7, 21), at("Hcal", "b", 7, 10));
        looks(20);
        assertThat(watch.faults()).hasSize(1);

        // Nothing arrives any more: the arrivals stay as they are.
        looks(200);

        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void aFaultThatIsGoneForAMomentStaysTheSameFault() {
        lag = OptionalLong.of(1_001);
        looks(20);
        lag = OptionalLong.of(0);
        looks(5);
        lag = OptionalLong.of(5_000);
        looks(5);

        assertThat(watch.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.since()).isEqualTo(START.plusSeconds(5));
            assertThat(fault.text()).startsWith("5000 records are unread");
        });
        lag = OptionalLong.empty();
        looks(15);
        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void aBurstThatIsReadInTimeIsNoFault() {
        lag = OptionalLong.of(20_000);
        looks(10);
        lag = OptionalLong.of(0);
        looks(60);

        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void aRefusedModelIsTold() {
        refused = Map.of("hcal/5", "checksum differs");
        looks(15);

        assertThat(watch.faults())
                .extracting(PipelineFault::key, PipelineFault::text)
                .containsExactly(tuple("model-refused/hcal/5", "model hcal/5 is refused: checksum differs"));
    }

    @Test
    void rejectedRecordsAreToldAboveARateAndOnlyWhileItLasts() {
        rejected = 1_000_000;
        looks(60);
        assertThat(watch.faults()).as("what was rejected before the start").isEmpty();

        for (int i = 0; i < 6; i++) {
            decoded += 10;
            rejected += 5;
            looks(5);
        }
        assertThat(watch.faults())
                .extracting(PipelineFault::text)
                .containsExactly("30 of the last 90 records were rejected; topic dqm.occupancy.rejected has them and"
                        + " says why");

        looks(90);
        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void aFewRejectedRecordsAreNoFault() {
        looks(5);
        rejected += 9;
        looks(30);

        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void aClockThatStepsMovesNoDelay() {
        lag = OptionalLong.of(2_000);
        looks(5);
        clockError = Duration.ofHours(-3);
        looks(5);
        assertThat(watch.faults()).isEmpty();
        clockError = Duration.ofHours(3);
        looks(5);

        assertThat(watch.faults()).hasSize(1);
    }

    private Arrival at(String subsystem, String element, int run, int ls) {
        return new Arrival(subsystem, element, run, ls, START.plus(uptime));
    }

    /** Looks each 5 s, for so many seconds. */
    private void looks(int seconds) {
        for (int passed = 0; passed < seconds; passed += 5) {
            uptime = uptime.plusSeconds(5);
            Observed now = new Observed(
                    START.plus(uptime).plus(clockError), uptime, elements, lag, refused, decoded, rejected);
            watch = watch.after(now, Limits.DEFAULT);
        }
    }
}
