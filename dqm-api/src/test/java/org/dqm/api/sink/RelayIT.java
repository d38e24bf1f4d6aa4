package org.dqm.api.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.SinkPositions;
import org.dqm.api.RunningService;
import org.dqm.api.wiring.OutsideExtension;
import org.dqm.domain.RetryableException;
import org.dqm.ingest.kafka.KafkaConnection;
import org.dqm.ingest.kafka.OrderedTopic;
import org.dqm.ingest.kafka.Topic;
import org.dqm.ingest.kafka.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OutsideExtension.class)
class RelayIT {
    private static final String TOPIC = Topic.ALARMS.topicName();

    private RunningService service;
    private KafkaConnection kafka;
    private SinkPositions rows;

    @BeforeEach
    void start(Database database, KafkaConnection kafka) {
        this.kafka = kafka;
        service = new RunningService(database);
        rows = new SinkPositions(database, Clock.systemUTC());
        try (Topics topics = Topics.connect(kafka)) {
            topics.createMissing(Topic.ALARMS);
        }
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aRelayKilledBetweenSendAndPositionLosesNothingAndKeepsTheOrder() throws IOException {
        AtomicBoolean isKilled = new AtomicBoolean();
        Relay first = relay(dyingAfterSend(isKilled));
        service.sees(3, dead(20, block(12, 40, 5, 5)));
        finish(first);
        service.sees(5, dead(20, block(12, 40, 5, 5)), dead(15, block(40, 10, 5, 5)));
        isKilled.set(true);
        assertThatThrownBy(first::isMoreLeft).hasMessage("killed");

        Relay second = relay(Positions.of(rows));
        service.sees(2, dead(15, block(40, 10, 5, 5)));
        finish(second);

        long newest = service.queries().seq();
        List<Long> arrived = TopicReader.seqs(kafka, newest);
        assertThat(arrived).hasSizeGreaterThan((int) newest);
        assertThat(TopicReader.withoutRepeats(arrived))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, newest).boxed().toList());
        assertThat(rows.reached(Relay.NAME)).isEqualTo(newest);
        // The first writer is shut out: it cannot put old changes behind new ones.
        service.sees(dead(20, block(12, 40, 5, 5)));
        isKilled.set(false);
        assertThatThrownBy(first::isMoreLeft).isInstanceOf(RetryableException.class);
        second.close();
    }

    private Relay relay(Positions positions) {
        return new Relay(
                Feed.of(service.queries()), positions, () -> OrderedTopic.open(kafka, TOPIC, TOPIC + ".relay"));
    }

    private static void finish(Relay relay) {
        while (relay.isMoreLeft()) {
            // The round says when it is done.
        }
    }

    private Positions dyingAfterSend(AtomicBoolean isKilled) {
        Positions real = Positions.of(rows);
        return new Positions() {
            @Override
            public long reached(String sink) {
                return real.reached(sink);
            }

            @Override
            public boolean advance(String sink, long from, long to) {
                if (isKilled.get()) {
                    throw new IllegalStateException("killed");
                }
                return real.advance(sink, from, to);
            }
        };
    }
}
