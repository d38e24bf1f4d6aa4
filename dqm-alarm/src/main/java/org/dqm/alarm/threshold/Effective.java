package org.dqm.alarm.threshold;

import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Check;

/**
 * Which rule applies to an element.
 *
 * @param matching all rules whose pattern matches; the first applies
 * @param unconfigured what it is held against if there is none
 */
public record Effective(List<RuleVersion> matching, Check unconfigured) {
    public Effective {
        matching = List.copyOf(matching);
    }

    /** The rule that applies; empty if nobody configured the element. */
    public Optional<RuleVersion> applies() {
        return matching.stream().findFirst();
    }

    public Check check() {
        return applies().map(RuleVersion::check).orElse(unconfigured);
    }

    /** One sentence for a person. */
    public String why() {
        if (matching.isEmpty()) {
            return "no pattern matches: the defaults of the configuration";
        }
        RuleVersion first = matching.get(0);
        String pattern = first.rule().pattern().glob();
        if (matching.size() == 1) {
            return "only " + pattern + " matches";
        }
        RuleVersion second = matching.get(1);
        return pattern + " " + advantage(first.rule(), second.rule()) + " "
                + second.rule().pattern().glob();
    }

    private static String advantage(Rule first, Rule second) {
        if (first.priority() != second.priority()) {
            return "(priority " + first.priority() + ") goes before priority " + second.priority() + " of";
        }
        int more = first.pattern().literals() - second.pattern().literals();
        if (more > 0) {
            return "has " + more + " more literal characters than";
        }
        int longer = first.pattern().glob().length() - second.pattern().glob().length();
        return longer > 0 ? "is longer than" : "was made after";
    }
}
