package org.dqm.alarm.threshold;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.dqm.alarm.Check;
import org.dqm.domain.ElementPattern;

/**
 * All rules in force, and which of them applies to an element: the highest priority, then the most literal characters
 * of the pattern, then the longest pattern, then the rule that was made last.
 */
public final class Rules {
    private static final Comparator<RuleVersion> FIRST_APPLIES = Comparator.<RuleVersion>comparingInt(
                    version -> -version.rule().priority())
            .thenComparing(version -> version.rule().pattern(), ElementPattern.MOST_SPECIFIC_FIRST)
            .thenComparingLong(version -> -version.ref().id());

    private final List<RuleVersion> inOrder;
    private final Check unconfigured;
    // Elements come back with every lumisection, and their names are few.
    private final Map<String, Check> known = new ConcurrentHashMap<>();

    /**
     * Rules in force.
     *
     * @param versions the newest version of each
     * @param unconfigured what the elements are held against that no pattern matches
     */
    public Rules(List<RuleVersion> versions, Check unconfigured) {
        this.inOrder = versions.stream().sorted(FIRST_APPLIES).toList();
        this.unconfigured = unconfigured;
    }

    /** What an element is held against. */
    public Check check(String me) {
        return known.computeIfAbsent(me, name -> effective(name).check());
    }

    /** What an element is held against, and why. */
    public Effective effective(String me) {
        return new Effective(
                inOrder.stream()
                        .filter(version -> version.rule().pattern().matches(me))
                        .toList(),
                unconfigured);
    }

    /** In the order in which they apply. */
    public List<RuleVersion> inOrder() {
        return inOrder;
    }

    /** The same with a rule made or changed. */
    public Rules with(RuleVersion version) {
        List<RuleVersion> others = inOrder.stream()
                .filter(each -> each.ref().id() != version.ref().id())
                .toList();
        return new Rules(Stream.concat(others.stream(), Stream.of(version)).toList(), unconfigured);
    }
}
