package org.dqm.alarm.journal;

import java.time.Instant;
import java.util.Optional;
import org.dqm.alarm.Suppression;

/**
 * A person's wish to put an alarm aside.
 *
 * @param revision the one that the person saw
 * @param until when it is to call again at the latest
 * @param once whether it is to call again after its return to normal
 * @param comment without characters that a database cannot hold: NUL is taken out
 */
public record Shelving(
        long alarmId,
        int revision,
        String user,
        Optional<Instant> until,
        boolean once,
        Suppression.Reason reason,
        Optional<String> comment) {
    public Shelving {
        comment = comment.map(text -> text.replace("\0", ""));
    }
}
