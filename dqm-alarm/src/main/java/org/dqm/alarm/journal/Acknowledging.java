package org.dqm.alarm.journal;

import java.util.Optional;

/**
 * A person's wish to acknowledge.
 *
 * @param revision the one that the person saw
 * @param comment without characters that a database cannot hold: NUL is taken out
 */
public record Acknowledging(long alarmId, int revision, String user, Optional<String> comment) {
    public Acknowledging {
        comment = comment.map(text -> text.replace("\0", ""));
    }
}
