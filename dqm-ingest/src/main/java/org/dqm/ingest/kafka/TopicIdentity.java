package org.dqm.ingest.kafka;

/**
 * Which topic of which cluster: offsets mean something only together with it. A topic that was deleted and
 * made again has another identity.
 */
public record TopicIdentity(String clusterId, String topicId) {}
