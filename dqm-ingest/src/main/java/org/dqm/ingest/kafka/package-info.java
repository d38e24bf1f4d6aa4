/**
 * Kafka's side: the source of records, the rejected topic, conditions, topics that are written in order, and the
 * broker that runs inside the JVM for local use.
 *
 * <p>Of ours imports only {@code org.dqm.domain} and {@code org.dqm.ingest}. Makes no decision about a
 * histogram's content.
 */
@NullMarked
package org.dqm.ingest.kafka;

import org.jspecify.annotations.NullMarked;
