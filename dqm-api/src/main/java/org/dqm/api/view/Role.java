package org.dqm.api.view;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person may do. */
public enum Role {
    /** Read. */
    VIEWER,
    /** Acknowledge, shelve for a shift, label. */
    SHIFTER,
    /** Change thresholds, masks and models. */
    EXPERT,
    /** Export firmware. */
    TRIGGER,
    /** Manage tokens. */
    ADMIN;

    /** The role's name in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
