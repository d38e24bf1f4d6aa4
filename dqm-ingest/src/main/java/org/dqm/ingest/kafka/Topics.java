package org.dqm.ingest.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes topics where they are missing and tells which is which. */
public final class Topics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final KafkaConnection kafka;
    private final Admin admin;

    private Topics(KafkaConnection kafka, Admin admin) {
        this.kafka = kafka;
        this.admin = admin;
    }

    public static Topics connect(KafkaConnection kafka) {
        int patience = (int) PATIENCE.toMillis();
        Map<String, Object> fixed = Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                patience,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                patience / 2);
        return new Topics(kafka, Admin.create(kafka.client(Map.of(), fixed)));
    }

    /** Makes those of {@code topics} that do not exist; existing ones stay as they are. */
    public void createMissing(Topic... topics) {
        Set<String> existing = get(admin.listTopics().names());
        for (Topic topic : topics) {
            if (!existing.contains(topic.topicName())) {
                create(topic);
            }
        }
        for (Topic topic : topics) {
            describe(topic.topicName());
        }
    }

    private void create(Topic topic) {
        try {
            get(admin.createTopics(List.of(topic.toNewTopic())).all());
        } catch (TopicExistsException e) {
            LOG.debug("another replica made {} first", topic.topicName());
        }
    }

    /** Identity of an existing topic. */
    public TopicIdentity identity(String topic) {
        String cluster = get(admin.describeCluster().clusterId());
        return new TopicIdentity(cluster, describe(topic).topicId().toString());
    }

    /** A topic that was just made is not known to every broker at once. */
    private TopicDescription describe(String topic) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return get(admin.describeTopics(List.of(topic)).allTopicNames())
                        .values()
                        .iterator()
                        .next();
            } catch (UnknownTopicOrPartitionException e) {
                if (System.nanoTime() > deadline) {
                    throw new KafkaException(kafka + " has no topic '" + topic + "'", e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException cause) {
                throw cause;
            }
            throw new KafkaException(kafka + " did not answer as expected", e);
        } catch (TimeoutException e) {
            throw new KafkaException(kafka + " does not answer; is it running?", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static KafkaException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new InterruptException(e);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
