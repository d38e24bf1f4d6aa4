package org.dqm.api.http;

import java.time.Instant;
import org.dqm.alarm.mask.BinBox;

/**
 * One line of a channel-status file: what is known of some bins of an element.
 *
 * @param status in the words of the detector's experts, such as {@code dead} or {@code 11}
 * @param reason status and remark
 */
record ChannelStatusLine(String me, BinBox bins, String status, String reason, Instant until) {
    /** What a line says that cannot be used, and why. */
    record Fault(int line, String field, String detail) {}

    /** Whether the channel is named as one that works. */
    boolean isGood() {
        return switch (status) {
            case "good", "ok", "0" -> true;
            default -> false;
        };
    }
}
