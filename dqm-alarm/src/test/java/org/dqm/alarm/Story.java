package org.dqm.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.domain.Conditions;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.dqm.domain.Verdict;

/**
 * Tells what happens to one element, a line per lumisection, and what is not normal after each.
 *
 * <p>A line is {@code happening | state, state, …}; no state means that all is normal and seen. Happenings: {@code good},
 * {@code between} (3.5), {@code warn} (4.5), {@code alarm} (7), {@code gross} (15), all at one 5×5 block;
 * {@code unscored}; {@code closed}; {@code few} (hits); {@code ack}; any of them after {@code late}, {@code new run,}, {@code skip,} (a lumisection is left
 * out before it) or {@code left out} (it is the one before the last).
 */
final class Story {
    private static final Instant NIGHT = Instant.parse("2026-05-01T02:00:00Z");

    private final AlarmPolicy policy = new AlarmPolicy(this::nextId);
    private final Check check;
    private final List<Cause> causes = new ArrayList<>();
    private ElementWatch watch = new ElementWatch(new ElementRef(1, Verdicts.ELEMENT), Optional.empty(), List.of());
    private long ids;
    private int run = 1;
    private int ls = 100;
    private int lateLs = 90;

    Story() {
        this(Thresholds.DEFAULT);
    }

    Story(Thresholds thresholds) {
        check = Check.of(thresholds);
    }

    Story tell(String table) {
        int line = 0;
        for (String row : table.lines().toList()) {
            String[] cells = row.split("\\|", -1);
            happen(cells[0].strip());
            assertThat(states()).as("line %d: %s", ++line, row).isEqualTo(cells[1].strip());
        }
        return this;
    }

    Story happen(List<String> happenings) {
        happenings.forEach(this::happen);
        return this;
    }

    /** A lumisection is left out. */
    Story skip() {
        ls++;
        return this;
    }

    /** The next lumisection shows these regions. */
    Story sees(Region... regions) {
        judge(Verdicts.scored(Verdicts.id(run, ++ls), regions));
        return this;
    }

    Story acknowledge() {
        List<Alarm> after = watch.alarms().stream()
                .map(alarm -> alarm.acknowledged(new Acknowledger("shifter", NIGHT, Optional.empty()))
                        .orElse(alarm))
                .filter(Alarm::isFollowed)
                .toList();
        watch = new ElementWatch(watch.element(), watch.progress(), after);
        return this;
    }

    /** All that is not normal and seen. */
    List<Alarm> alarms() {
        return watch.alarms().stream()
                .filter(alarm -> alarm.condition() != Condition.NORMAL || alarm.isOpen())
                .toList();
    }

    List<Cause> causes() {
        return causes;
    }

    ElementWatch watch() {
        return watch;
    }

    private void happen(String happening) {
        if (happening.startsWith("late ")) {
            judge(Verdicts.scored(Verdicts.id(run, ++lateLs), region(happening.substring(5))));
        } else if (happening.startsWith("left out ")) {
            ls--;
            lumisection(happening.substring(9));
            ls++;
        } else if (happening.startsWith("skip, ")) {
            skip().happen(happening.substring(6));
        } else if (happening.startsWith("new run, ")) {
            run++;
            ls = 0;
            happen(happening.substring(9));
        } else if (happening.equals("ack")) {
            acknowledge();
        } else {
            ls++;
            lumisection(happening);
        }
    }

    private void lumisection(String happening) {
        RecordId id = Verdicts.id(run, ls);
        switch (happening) {
            case "unscored" -> judge(Verdicts.notScored(id, NotScoredReason.LOW_STATISTICS));
            case "closed" ->
                judge(
                        Verdicts.notScored(id, NotScoredReason.OUT_OF_RANGE),
                        new Circumstances(
                                Optional.of(Conditions.UNKNOWN.included(Optional.of(false))), Map.of(), now()));
            case "few" -> apply(policy.pass(watch, check, Verdicts.scored(id), Circumstances.at(now())));
            default -> judge(Verdicts.scored(id, region(happening)));
        }
    }

    private static Region[] region(String level) {
        double score = switch (level) {
            case "good" -> 0;
            case "between" -> 3.5;
            case "warn" -> 4.5;
            case "alarm" -> 7;
            case "gross" -> 15;
            default -> throw new IllegalArgumentException("no happening '" + level + "'");
        };
        return score == 0 ? new Region[0] : new Region[] {Verdicts.dead(score, Verdicts.block(30, 11, 5, 5))};
    }

    private void judge(Verdict verdict) {
        judge(verdict, Circumstances.at(now()));
    }

    private Instant now() {
        return NIGHT.plusSeconds(23L * ls);
    }

    private void judge(Verdict verdict, Circumstances around) {
        apply(policy.decide(watch, check, verdict, around));
    }

    private void apply(Decision decision) {
        decision.changes().forEach(change -> causes.add(change.cause()));
        watch = decision.after();
    }

    private long nextId() {
        return ++ids;
    }

    private String states() {
        return String.join(
                ", ",
                alarms().stream()
                        .map(a -> a.condition() + " " + a.severity() + " " + a.acknowledgement() + " r" + a.revision())
                        .toList());
    }
}
