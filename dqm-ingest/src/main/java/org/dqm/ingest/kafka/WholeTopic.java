package org.dqm.ingest.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic whole, from its first record on and for ever, on a thread of its own: every replica hears everything.
 * In no group, so it shares nothing and commits nothing. A broker that is away is waited for.
 */
public final class WholeTopic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WholeTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final String topic;
    private final Consumer<ReceivedRecord> taker;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    private WholeTopic(String topic, KafkaConsumer<byte[], byte[]> consumer, Consumer<ReceivedRecord> taker) {
        this.topic = topic;
        this.taker = taker;
        this.consumer = consumer;
        this.thread = new Thread(this::run, "whole-" + topic);
    }

    /**
     * Starts to read.
     *
     * @param taker told of every record, on the reader's thread; what it throws is logged and the record passed over
     */
    public static WholeTopic read(KafkaConnection kafka, String topic, Consumer<ReceivedRecord> taker) {
        Map<String, Object> fixed = Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false);
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                kafka.client(Map.of(), fixed), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        WholeTopic reader = new WholeTopic(topic, consumer, taker);
        reader.thread.setDaemon(true);
        reader.thread.start();
        return reader;
    }

    /** Waits until all that was there at the start has been read, up to {@code timeout}. */
    public boolean isReadWithin(Duration timeout) throws InterruptedException {
        return caughtUp.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            while (stop.getCount() > 0) {
                try {
                    round(ends);
                } catch (WakeupException | InterruptException e) {
                    LOG.debug("reading of {} stops", topic);
                } catch (KafkaException e) {
                    LOG.warn("{} cannot be read, trying again: {}", topic, e.getMessage());
                    pause();
                }
            }
        } finally {
            consumer.close(CloseOptions.timeout(CLOSING));
        }
    }

    private void round(Map<TopicPartition, Long> ends) {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(all);
            ends.putAll(consumer.endOffsets(all));
            consumer.seekToBeginning(all);
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            take(new ReceivedRecord(record));
        }
        if (caughtUp.getCount() > 0
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            caughtUp.countDown();
        }
    }

    private void take(ReceivedRecord record) {
        try {
            taker.accept(record);
        } catch (RuntimeException e) {
            LOG.error("{} is passed over", record, e);
        }
    }

    private void pause() {
        try {
            stop.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    @Override
    public void close() {
        stop.countDown();
        consumer.wakeup();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
