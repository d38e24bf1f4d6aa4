package org.dqm.alarm.journal;

/**
 * Who is called about a subsystem.
 *
 * @param revision 0 while nobody was named
 * @param name of the person or the role; empty while nobody is named
 * @param number to call
 * @param text what else to know, such as hours or a second number
 */
public record OnCall(String subsystem, int revision, String name, String number, String text) {
    static OnCall nobody(String subsystem) {
        return new OnCall(subsystem, 0, "", "", "");
    }
}
