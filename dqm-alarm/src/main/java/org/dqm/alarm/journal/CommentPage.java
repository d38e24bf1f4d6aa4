package org.dqm.alarm.journal;

import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a thread, newest first.
 *
 * @param next the {@code before} of the page after this one; empty on the last
 */
public record CommentPage(List<Comment> items, OptionalLong next) {
    public CommentPage {
        items = List.copyOf(items);
    }
}
