package org.dqm.alarm.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.assertj.core.groups.Tuple;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.AlarmPolicy;
import org.dqm.alarm.Annunciation;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Check;
import org.dqm.alarm.Decision;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.ElementWatch;
import org.dqm.alarm.Gates;
import org.dqm.alarm.Lumisection;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Thresholds;
import org.dqm.alarm.Verdicts;
import org.dqm.domain.ElementKey;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.dqm.domain.Verdict;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final long SEED = 20260502;
    private static final ElementRef ELEMENT = new ElementRef(1, Verdicts.ELEMENT);
    private static final Acknowledger SOMEBODY = new Acknowledger("somebody", Instant.EPOCH, Optional.empty());

    @Test
    void whatIsSkippedChangesNothing() {
        Random random = new Random(SEED);
        for (int story = 0; story < 200; story++) {
            Map<Long, Outcome.Scored> notable = noise(random, 4, 300);
            Past past = past(ELEMENT, 4, 300, notable);

            List<SimulatedAlarm> simulated = Simulation.of(List.of(past), rules(Check.DEFAULT));

            assertThat(simulated)
                    .as("story %d, seed %d", story, SEED)
                    .extracting(alarm -> alarm.alarm().id(), SimulatedAlarm::calls)
                    .containsExactlyInAnyOrderElementsOf(stepByStep(past));
        }
    }

    @Test
    void aFaultIsOneAlarmFromItsFirstToItsLastLumisection() {
        Map<Long, Outcome.Scored> notable = new HashMap<>();
        fault(notable, 100, 119, 8);

        List<SimulatedAlarm> alarms = Simulation.of(List.of(past(ELEMENT, 1, 300, notable)), rules(Check.DEFAULT));

        assertThat(alarms).singleElement().satisfies(alarm -> {
            assertThat(alarm.first()).isEqualTo(new Lumisection(1, 100));
            assertThat(alarm.last()).isEqualTo(new Lumisection(1, 121));
            assertThat(alarm.calls()).isEqualTo(1);
        });
    }

    @Test
    void oneFaultInTwoElementsIsOneAlarmAsInTheService() {
        Map<Long, Outcome.Scored> notable = new HashMap<>();
        fault(notable, 100, 119, 8);
        ElementRef other = new ElementRef(2, new ElementKey("", Verdicts.ELEMENT.me() + "b"));

        List<SimulatedAlarm> alarms = Simulation.of(
                List.of(past(ELEMENT, 1, 300, notable), past(other, 1, 300, notable)), rules(Check.DEFAULT));

        assertThat(alarms)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.alarm().signs()).hasSize(2));
    }

    @Test
    void higherLimitsLoseTheWeakFaultAndKeepTheStrongOne() {
        Map<Long, Outcome.Scored> notable = new HashMap<>();
        fault(notable, 100, 119, 7);
        fault(notable, 200, 219, 15);
        Past past = past(ELEMENT, 1, 300, notable);
        Thresholds high = new Thresholds(6, new Thresholds.Level(8, 3, 5), new Thresholds.Level(10, 1, 1), 12, 3);

        Comparison comparison =
                Comparison.of(List.of(past), rules(Check.DEFAULT), List.of(past), rules(Check.of(high)));

        assertThat(comparison.present().alarms()).isEqualTo(2);
        assertThat(comparison.proposed().alarms()).isEqualTo(1);
        assertThat(comparison.gained()).isEmpty();
        assertThat(comparison.lost())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.first()).isEqualTo(new Lumisection(1, 100)));
        assertThat(comparison.lumisections()).isEqualTo(300);
        assertThat(comparison.proposed().perShift().value()).isEqualTo(1 / (300 / 1235.0));
    }

    @Test
    void whatGoesToTheShadowIsLostToPeople() {
        Map<Long, Outcome.Scored> notable = new HashMap<>();
        fault(notable, 100, 119, 8);
        Past past = past(ELEMENT, 1, 300, notable);
        Check shadow = new Check(
                Thresholds.DEFAULT, Gates.OPEN, new Annunciation(Stage.SHADOW, Optional.empty(), Optional.empty()));

        Comparison comparison = Comparison.of(List.of(past), rules(Check.DEFAULT), List.of(past), rules(shadow));

        assertThat(comparison.proposed().alarms()).isZero();
        assertThat(comparison.proposed().byStage()).containsEntry(Stage.SHADOW, 1);
        assertThat(comparison.lost()).hasSize(1);
    }

    /** Ids and calls of all alarms raised when every lumisection is judged. */
    private static List<Tuple> stepByStep(Past past) {
        long[] ids = {0};
        AlarmPolicy policy = new AlarmPolicy(() -> ++ids[0]);
        ElementWatch watch = new ElementWatch(past.element(), Optional.empty(), List.of());
        Map<Long, Integer> calls = new TreeMap<>();
        for (int i = 0; i < past.size(); i++) {
            Lumisection ls = Past.lumisection(past.at(i));
            RecordId id = new RecordId(past.element().key(), ls.run(), ls.ls());
            Decision decision = policy.decide(
                    watch, Check.DEFAULT, new Verdict(id, past.outcome(i), Optional.empty()), Instant.EPOCH);
            decision.changes().stream()
                    .filter(change -> change.cause().announces() || change.cause() == Cause.RAISED)
                    .forEach(change -> calls.merge(change.to().id(), 1, Integer::sum));
            List<Alarm> seen = decision.after().alarms().stream()
                    .map(alarm -> alarm.acknowledged(SOMEBODY).orElse(alarm))
                    .filter(Alarm::isFollowed)
                    .toList();
            watch = new ElementWatch(past.element(), decision.after().progress(), seen);
        }
        List<Tuple> alarms = new ArrayList<>();
        calls.forEach((id, times) -> alarms.add(tuple(id, times)));
        return alarms;
    }

    /** Regions of all strengths at three places, as noise and short faults make them. */
    private static Map<Long, Outcome.Scored> noise(Random random, int runs, int lumisections) {
        Map<Long, Outcome.Scored> notable = new HashMap<>();
        for (int run = 1; run <= runs; run++) {
            for (int ls = 1; ls <= lumisections; ls++) {
                if (random.nextInt(12) == 0) {
                    int length = 1 + random.nextInt(6);
                    for (int i = 0; i < length; i++) {
                        double score = 2 + 6 * random.nextDouble();
                        notable.put(Past.number(run, ls + i), scored(score, 10 + 20 * random.nextInt(3)));
                    }
                }
            }
        }
        return notable;
    }

    private static void fault(Map<Long, Outcome.Scored> notable, int from, int to, double score) {
        for (int ls = from; ls <= to; ls++) {
            notable.put(Past.number(1, ls), scored(score, 30));
        }
    }

    private static Outcome.Scored scored(double score, int x) {
        Region region = dead(score, block(x, 11, 5, 5));
        return (Outcome.Scored) Verdicts.scored(Verdicts.id(1, 1), region).outcome();
    }

    private static Past past(ElementRef element, int runs, int lumisections, Map<Long, Outcome.Scored> notable) {
        LongStream numbers = LongStream.rangeClosed(1, runs)
                .flatMap(run -> LongStream.rangeClosed(1, lumisections).map(ls -> Past.number((int) run, (int) ls)));
        return new Past(element, numbers, notable);
    }

    private static Rules rules(Check check) {
        return new Rules(List.of(), check);
    }
}
