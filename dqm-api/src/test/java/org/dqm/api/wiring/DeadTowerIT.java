package org.dqm.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Transition;
import org.dqm.alarm.journal.AlarmFilter;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.kafka.Topic;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultSpec;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tower dies and stays dead through five runs and one restart of the service: people are called once. */
class DeadTowerIT {
    private static final Detector DETECTOR = Detector.named("ecal-endcap").orElseThrow();
    private static final Simulator SIMULATOR =
            new Simulator(DETECTOR, 72, OptionalInt.of(500)).with(Nuisances.STANDARD.withoutUnlabelledDead());
    private static final int RUNS = 5;
    private static final int RESTART_IN = 3;
    private static final int LUMISECTIONS = 24;
    private static final AlarmFilter ALL = new AlarmFilter(
            AlarmFilter.State.ALL,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void aTowerThatStaysDeadThroughFiveRunsAndARestartCallsOnce() throws IOException {
        List<Fault> dies = new FaultSpec(DETECTOR.geometry()).parse("dead,bin,x=6,y=9,since=8");
        List<Fault> isDead = new FaultSpec(DETECTOR.geometry()).parse("dead,bin,x=6,y=9,since=1");

        try (Embedded before = Embedded.in(folder)) {
            publish(before, 1, 1, LUMISECTIONS, dies);
            publish(before, 2, 1, LUMISECTIONS, isDead);
            publish(before, RESTART_IN, 1, LUMISECTIONS / 2, isDead);
            awaitScored(before, 2 * LUMISECTIONS + LUMISECTIONS / 2);
        }
        try (Embedded after = Embedded.in(folder)) {
            publish(after, RESTART_IN, LUMISECTIONS / 2 + 1, LUMISECTIONS, isDead);
            for (int run = RESTART_IN + 1; run <= RUNS; run++) {
                publish(after, run, 1, LUMISECTIONS, isDead);
            }
            awaitScored(after, RUNS * LUMISECTIONS);

            List<Alarm> alarms =
                    after.service().queries().list(ALL, 100, Optional.empty()).items();
            assertThat(alarms).hasSize(1);
            Alarm alarm = alarms.get(0);
            assertThat(alarm.condition()).isEqualTo(Condition.ACTIVE);
            assertThat(alarm.onset().run()).isEqualTo(1);
            assertThat(alarm.onset().ls()).isEqualTo(8);
            assertThat(after.service().queries().transitions(alarm.id()))
                    .extracting(Transition::cause)
                    .filteredOn(Cause::announces)
                    .containsExactly(Cause.RAISED);
        }
    }

    private static void awaitScored(Embedded embedded, int lumisections) {
        Eventually.holds(
                lumisections + " scored",
                () -> embedded.service().queries().tally().scored() == lumisections);
    }

    private static void publish(Embedded embedded, int run, int from, int to, List<Fault> faults) {
        HistogramCodec codec = new HistogramCodec();
        for (int ls = from; ls <= to; ls++) {
            embedded.send(
                    Topic.OCCUPANCY,
                    DETECTOR.me(),
                    codec.encode(SIMULATOR.lumisection(run, ls, faults).histogram()));
        }
    }
}
