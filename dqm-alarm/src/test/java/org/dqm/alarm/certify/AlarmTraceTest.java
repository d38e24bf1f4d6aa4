package org.dqm.alarm.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmTraceTest {
    /** Steps as LS, condition (P pending on, A active, O pending off, N normal, U unknown), severity (w, a). */
    @ParameterizedTest
    @CsvSource({
        "raised at once,                  5Aa 6Aa 7Oa 8Oa 9Na,           '',     5–6",
        "still there at the end,          5Aa 6Aa,                       '',     5–6",
        "bad before it was raised,        5Pw 6Pw 7Aw 8Nw,               5–7,    ''",
        "never raised,                    5Pw 6Pw 7Nw,                   '',     ''",
        "pending counts as it was raised, 5Pw 6Aa 7Na,                   '',     5–6",
        "good ones in between count,      5Aa 6Oa 7Aa 8Oa 9Oa 10Na,      '',     5–7",
        "away and back,                   5Aa 6Oa 7Na 9Aa 10Na,          '',     '5, 9'",
        "warned before it alarmed,        5Aw 6Aw 7Aa 8Aa 9Na,           5–6,    7–8",
        "gaps while it is there count,    5Aa 9Aa 10Na,                  '',     5–9",
        "not seen for a while,            5Aa 6Ua 7Ua 9Aa 10Na,          '',     5–9",
        "a late one raises,               20Nw 12Aa 21Oa 22Na,           '',     12",
    })
    void badLumisectionsAreThoseFromTheFirstToTheLast(String story, String steps, String warned, String alarmed) {
        var bad = AlarmTrace.bad(steps(steps));

        assertThat(bad.getOrDefault(Severity.WARN, LsRanges.NONE)).as(story).hasToString(warned);
        assertThat(bad.getOrDefault(Severity.ALARM, LsRanges.NONE)).as(story).hasToString(alarmed);
    }

    private static List<AlarmTrace.Step> steps(String text) {
        List<AlarmTrace.Step> steps = new ArrayList<>();
        for (String word : text.strip().split(" ", -1)) {
            int ls = Integer.parseInt(word.substring(0, word.length() - 2));
            Condition condition = switch (word.charAt(word.length() - 2)) {
                case 'P' -> Condition.PENDING_ON;
                case 'A' -> Condition.ACTIVE;
                case 'O' -> Condition.PENDING_OFF;
                case 'N' -> Condition.NORMAL;
                default -> Condition.UNKNOWN;
            };
            steps.add(new AlarmTrace.Step(ls, condition, word.endsWith("a") ? Severity.ALARM : Severity.WARN));
        }
        return steps;
    }
}
