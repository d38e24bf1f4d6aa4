/**
 * What leaves the service: the relay to Kafka, webhooks, and calls to whoever is on call. Each follows the journal's
 * sequence by itself, from a position in the database that moves after the delivery.
 *
 * <p>Of {@code org.dqm.api} imports {@code view} alone; {@code wiring} starts it. Decides nothing about an alarm.
 */
@NullMarked
package org.dqm.api.sink;

import org.jspecify.annotations.NullMarked;
