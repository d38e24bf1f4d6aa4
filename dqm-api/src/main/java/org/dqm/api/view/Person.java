package org.dqm.api.view;

import java.util.List;

/**
 * Who is asking.
 *
 * @param roles what that person may do
 */
public record Person(String name, List<Role> roles) {
    /** Everybody, as long as no login is configured: only this machine can reach the service. */
    public static final Person LOCAL = new Person("local", List.of(Role.values()));

    public Person {
        roles = List.copyOf(roles);
    }
}
