package org.dqm.alarm.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Check;
import org.dqm.alarm.ThresholdRef;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.MaskCommands;
import org.dqm.alarm.journal.MaskResult;
import org.dqm.alarm.journal.OutOfServiceBook;
import org.dqm.alarm.journal.OutOfServiceResult;
import org.dqm.alarm.journal.ThresholdCommands;
import org.dqm.alarm.journal.ThresholdEdit;
import org.dqm.alarm.journal.ThresholdResult;
import org.dqm.alarm.mask.BinBox;
import org.dqm.alarm.mask.Mask;
import org.dqm.alarm.mask.MaskDraft;
import org.dqm.alarm.outofservice.OutOfService;
import org.dqm.alarm.outofservice.OutOfServiceDraft;
import org.dqm.alarm.threshold.Rule;
import org.dqm.alarm.threshold.RuleVersion;
import org.dqm.domain.ElementKey;
import org.dqm.domain.ElementPattern;

/** What an expert does to the element of a {@link Journalled}: masks, out of service, thresholds. */
final class JournalledExpert {
    private static final String REASON = "told by a test";

    private final Database database;
    private final ElementPattern element;
    private final List<Mask> masks = new ArrayList<>();
    private Optional<RuleVersion> rule = Optional.empty();
    private Optional<OutOfService> outage = Optional.empty();

    JournalledExpert(Database database, ElementKey element) {
        this.database = database;
        this.element = new ElementPattern(element.me());
    }

    void mask(Alarm alarm, Clock clock) {
        MaskDraft draft = new MaskDraft(
                element,
                BinBox.of(alarm.fault().bins()),
                Optional.empty(),
                Set.of(),
                REASON,
                Instant.EPOCH.plus(Duration.ofDays(100)),
                OptionalLong.empty());
        masks.addAll(masking(clock).create(List.of(draft), "expert"));
    }

    void unmask(Clock clock) {
        masks.forEach(mask ->
                assertThat(masking(clock).end(mask.id(), "expert", REASON)).isInstanceOf(MaskResult.Ended.class));
        masks.clear();
    }

    void outOfService(Clock clock) {
        if (outage.isEmpty()) {
            outage =
                    Optional.of(book(clock).create(new OutOfServiceDraft(element, REASON, Optional.empty()), "expert"));
        }
    }

    void inService(Clock clock) {
        outage.ifPresent(ended ->
                assertThat(book(clock).end(ended.id(), "expert", REASON)).isInstanceOf(OutOfServiceResult.Ended.class));
        outage = Optional.empty();
    }

    void edit(Check next, Clock clock) {
        ThresholdCommands commands = new ThresholdCommands(database, clock);
        Rule wished = new Rule(
                element,
                0,
                Rule.Limits.of(next.thresholds()),
                next.gates(),
                next.annunciation().stage(),
                next.annunciation().instruction());
        rule = Optional.of(rule.map(before -> edited(commands, before.ref(), wished))
                .orElseGet(() -> commands.create(wished, "expert", REASON)));
    }

    private static RuleVersion edited(ThresholdCommands commands, ThresholdRef before, Rule wished) {
        ThresholdEdit edit = new ThresholdEdit(before.id(), before.version(), "expert", REASON);
        return ((ThresholdResult.Saved) commands.edit(edit, wished)).version();
    }

    private MaskCommands masking(Clock clock) {
        return new MaskCommands(database, FloodLimits.DEFAULT, clock);
    }

    private OutOfServiceBook book(Clock clock) {
        return new OutOfServiceBook(database, FloodLimits.DEFAULT, clock);
    }
}
