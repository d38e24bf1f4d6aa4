package org.dqm.api.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.dqm.alarm.Annunciation;
import org.dqm.alarm.Check;
import org.dqm.alarm.Gates;
import org.dqm.alarm.Thresholds;
import org.dqm.alarm.outofservice.OutOfService;
import org.dqm.alarm.outofservice.OutOfServiceDraft;
import org.dqm.alarm.outofservice.Outages;
import org.dqm.alarm.threshold.Rules;
import org.dqm.domain.ElementKey;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.RecordId;
import org.dqm.ingest.ConditionsRecord;
import org.dqm.ingest.LiveConditions;
import org.junit.jupiter.api.Test;

/** A missing lumisection is missed only where one had to come. */
class ExcusedTest {
    private static final RecordId HCAL = id("Hcal/depth1", 4);
    private static final RecordId ECAL = id("Ecal/barrel", 4);

    private final LiveConditions conditions = new LiveConditions();
    private final AtomicReference<Rules> rules = new AtomicReference<>(rules(Gates.OPEN));
    private final AtomicReference<Outages> outages = new AtomicReference<>(new Outages(List.of()));
    private final Excused excused = new Excused(conditions, rules::get, outages::get);

    @Test
    void nobodyIsExcusedWithoutAReason() {
        assertThat(excused.get()).rejects(HCAL, ECAL);
        conditions(4, "STABLE");
        assertThat(excused.get()).rejects(HCAL, ECAL);
    }

    @Test
    void elementOutOfServiceIsExcusedAndNoOther() {
        OutOfServiceDraft draft = new OutOfServiceDraft(new ElementPattern("Hcal/**"), "cooling", Optional.empty());
        outages.set(new Outages(List.of(new OutOfService(1, draft, "expert", Instant.EPOCH, Optional.empty()))));

        assertThat(excused.get()).accepts(HCAL).rejects(ECAL);

        outages.set(new Outages(List.of()));
        assertThat(excused.get()).rejects(HCAL);
    }

    @Test
    void lumisectionThatWouldNotCountIsExcusedAndTheNextIsNot() {
        rules.set(rules(new Gates(0, new TreeSet<>(List.of("STABLE")))));
        conditions(4, "RAMP");
        conditions(5, "STABLE");

        assertThat(excused.get()).accepts(HCAL).rejects(id("Hcal/depth1", 5), id("Hcal/depth1", 6));

        rules.set(rules(Gates.OPEN));
        assertThat(excused.get()).rejects(HCAL);
    }

    private void conditions(int ls, String mode) {
        String json = "{\"run_number\":1,\"lumisection_number\":%d,\"beam_mode\":\"%s\"}".formatted(ls, mode);
        conditions.take(ConditionsRecord.parse(json.getBytes(UTF_8)));
    }

    private static Rules rules(Gates gates) {
        return new Rules(List.of(), new Check(Thresholds.DEFAULT, gates, Annunciation.DEFAULT));
    }

    private static RecordId id(String me, int ls) {
        return new RecordId(new ElementKey("", me), 1, ls);
    }
}
