/**
 * Codecs of every histogram format and the validation that turns bytes into domain values or a rejection
 * that names the field.
 *
 * <p>Of ours imports only {@code org.dqm.domain}. Knows no Kafka: that is {@code org.dqm.ingest.kafka}.
 */
@NullMarked
package org.dqm.ingest;

import org.jspecify.annotations.NullMarked;
