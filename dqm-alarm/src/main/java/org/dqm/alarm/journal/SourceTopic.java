package org.dqm.alarm.journal;

/**
 * The topic whose offsets a database holds.
 *
 * @param clusterId Kafka's cluster id
 * @param topicId Kafka's topic id, which a topic that is deleted and made again does not keep
 */
public record SourceTopic(String name, String clusterId, String topicId) {}
