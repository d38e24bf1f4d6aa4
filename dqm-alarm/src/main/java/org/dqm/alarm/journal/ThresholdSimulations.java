package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dqm.alarm.Check;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.ThresholdRef;
import org.dqm.alarm.label.Label;
import org.dqm.alarm.threshold.Comparison;
import org.dqm.alarm.threshold.Past;
import org.dqm.alarm.threshold.Rule;
import org.dqm.alarm.threshold.RuleVersion;
import org.dqm.alarm.threshold.Rules;
import org.dqm.alarm.threshold.SimulatedAlarm;

/**
 * What proposed thresholds would have made of all that is stored. Nothing is changed.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class ThresholdSimulations {
    private final Database database;
    private final Check unconfigured;
    private final Clock clock;

    /**
     * Simulations.
     *
     * @param unconfigured what the elements are held against that nobody configured
     */
    public ThresholdSimulations(Database database, Check unconfigured, Clock clock) {
        this.database = database;
        this.unconfigured = unconfigured;
        this.clock = clock;
    }

    /**
     * What a simulation found.
     *
     * @param proposed the check of the proposed rule, its rates converted
     * @param lostIds of each lost alarm the stored one that it is; empty where it was not raised then
     * @param labelledLost faults that people confirmed, that would be shown no more
     */
    public record Result(Check proposed, Comparison comparison, List<OptionalLong> lostIds, List<Label> labelledLost) {
        public Result {
            lostIds = List.copyOf(lostIds);
            labelledLost = List.copyOf(labelledLost);
        }
    }

    /**
     * Compares {@code rule} with the rules in force, on the elements that it would apply to.
     *
     * @param instead the threshold that it would be a new version of; empty for a new one
     * @throws IllegalArgumentException if its limits do not rise
     */
    public Result simulate(Rule rule, OptionalLong instead) {
        return database.read(connection -> {
            ThresholdRows rows = new ThresholdRows(connection);
            ThresholdRef ref = new ThresholdRef(instead.orElse(Long.MAX_VALUE), Integer.MAX_VALUE);
            RuleVersion proposal = new RuleVersion(
                    ref, clock.instant(), "nobody", "a simulation", rows.matching(rule.pattern()), rule);
            Rules present = new Rules(rows.inForce(), unconfigured);
            Rules proposed = present.with(proposal);
            Check check = proposal.check();
            Comparison comparison = compare(connection, present, proposed, ref);
            List<OptionalLong> ids = new ArrayList<>();
            for (SimulatedAlarm lost : comparison.lost()) {
                ids.add(new PastRows(connection).alarmId(lost));
            }
            return new Result(check, comparison, ids, new LabelledFaults(comparison, ids).lost(connection));
        });
    }

    private static Comparison compare(Connection connection, Rules present, Rules proposed, ThresholdRef ref)
            throws SQLException {
        PastRows rows = new PastRows(connection);
        List<ElementRef> elements = rows.elements().stream()
                .filter(element -> proposed.check(name(element))
                        .annunciation()
                        .threshold()
                        .filter(ref::equals)
                        .isPresent())
                .toList();
        double off = elements.stream()
                .flatMap(element -> Stream.of(present.check(name(element)), proposed.check(name(element))))
                .mapToDouble(check -> check.thresholds().off())
                .min()
                .orElse(0);
        List<Past> past = pasts(rows, elements, present, off);
        boolean isAlike =
                elements.stream().allMatch(element -> entries(present, element) == entries(proposed, element));
        return Comparison.of(past, present, isAlike ? past : pasts(rows, elements, proposed, off), proposed);
    }

    /** Elements of one gate at a time: usually all of them. */
    private static List<Past> pasts(PastRows rows, List<ElementRef> elements, Rules rules, double off)
            throws SQLException {
        Map<Double, List<ElementRef>> byGate =
                elements.stream().collect(Collectors.groupingBy(element -> entries(rules, element)));
        List<Past> pasts = new ArrayList<>();
        for (Map.Entry<Double, List<ElementRef>> group : byGate.entrySet()) {
            pasts.addAll(rows.pasts(group.getValue(), group.getKey(), off));
        }
        return pasts;
    }

    private static double entries(Rules rules, ElementRef element) {
        return rules.check(name(element)).gates().minimumEntries();
    }

    private static String name(ElementRef element) {
        return element.key().me();
    }
}
