package org.dqm.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.Region;

/**
 * One scored lumisection's step of all alarms of one element.
 *
 * <p>An element has an alarm for each of {@link #MOST} faults at most; what comes beyond is one alarm about many
 * regions, until that has returned to normal.
 */
final class ElementStep {
    /** Regions of a verdict and alarms of an element, at most. */
    static final int MOST = 8;

    private final ElementWatch before;
    private final Judged judged;
    private final Check check;
    private final Ids ids;
    private final SignStep signs;
    private final AlarmStep alarms;
    private final List<Alarm> own;
    private final List<Change> changes = new ArrayList<>();

    private ElementStep(ElementWatch before, Judged judged, Check check, Ids ids) {
        this.before = before;
        this.judged = judged;
        this.check = check;
        this.ids = ids;
        this.signs = new SignStep(check.thresholds(), judged);
        this.alarms = new AlarmStep(judged.turn(), check.annunciation(), ids.suppressions());
        this.own = before.alarms().stream()
                .filter(alarm -> alarm.sign(before.element()).isPresent())
                .toList();
    }

    /** What it changes. */
    static List<Change> changes(ElementWatch before, Judged judged, Check check, Ids ids) {
        ElementStep step = new ElementStep(before, judged, check, ids);
        step.run();
        return step.changes;
    }

    private void run() {
        List<Alarm> single = own.stream().filter(alarm -> !isMany(alarm)).toList();
        Optional<Alarm> many = own.stream().filter(ElementStep::isMany).findFirst();
        Sightings sightings = Sightings.of(
                notable(), single.stream().map(alarm -> sign(alarm).fault()).toList());
        for (int i = 0; i < single.size(); i++) {
            follow(single.get(i), sightings.ofFault(i));
        }
        List<Sighting> fresh = sightings.ofNone().stream().filter(signs::starts).toList();
        boolean isCrowded = many.filter(ElementStep::isNotNormal).isPresent();
        int room = isCrowded
                ? 0
                : MOST - (int) single.stream().filter(ElementStep::isNotNormal).count();
        List<Alarm> others = new ArrayList<>(before.alarms());
        others.removeAll(own);
        fresh.stream().limit(Math.max(0, room)).forEach(sighting -> begin(sighting, others));
        List<Sighting> crowd = fresh.stream().skip(Math.max(0, room)).toList();
        Optional<Sighting> seen = crowd.isEmpty() ? Optional.empty() : Optional.of(Sighting.many(crowd));
        if (many.isPresent()) {
            follow(many.get(), seen);
        } else {
            seen.ifPresent(sighting -> begin(sighting, List.of()));
        }
    }

    private List<Region> notable() {
        return judged.outcome().regions().stream()
                .filter(region -> region.score() >= check.thresholds().off())
                .toList();
    }

    private void follow(Alarm alarm, Optional<Sighting> sighting) {
        Optional<String> otherType = judged.otherType(sign(alarm));
        if (otherType.isPresent()) {
            alarms.park(alarm, sign(alarm), otherType.get()).ifPresent(changes::add);
            return;
        }
        // A full verdict leaves out what is weaker: that it does not show the fault says nothing.
        if (sighting.isEmpty() && judged.outcome().regions().size() >= MOST) {
            return;
        }
        signs.next(sign(alarm), sighting).ifPresent(sign -> changes.add(alarms.next(alarm, sign)));
    }

    private void begin(Sighting sighting, List<Alarm> others) {
        Sign blank = signs.blank(before.element(), sighting);
        Optional<Alarm> host = new Folding(before.element(), judged.lumisection()).host(sighting, others);
        host.ifPresent(others::remove);
        Alarm alarm =
                host.orElseGet(() -> Alarm.blank(ids.alarms().getAsLong(), blank, judged.now(), check.annunciation()));
        signs.next(blank, Optional.of(sighting)).ifPresent(sign -> changes.add(alarms.next(alarm, sign)));
    }

    private Sign sign(Alarm alarm) {
        return alarm.sign(before.element()).orElseThrow();
    }

    private static boolean isMany(Alarm alarm) {
        return alarm.fault().kind() == FaultKind.MANY;
    }

    private static boolean isNotNormal(Alarm alarm) {
        return alarm.condition() != Condition.NORMAL;
    }
}
