package org.dqm.api.wiring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.dqm.api.loop.Source;
import org.dqm.ingest.kafka.PartitionListener;
import org.dqm.ingest.kafka.ReceivedRecord;
import org.dqm.ingest.kafka.RecordSource;

/** The loop's source on a member of a Kafka consumer group: rebalances come out of the poll as data. */
final class KafkaSource implements Source {
    private final Function<PartitionListener, RecordSource> join;
    private final Set<Integer> lost = new TreeSet<>();
    private final Set<Integer> gained = new TreeSet<>();
    private RecordSource member;

    /** Joins with {@code join}, now and after each {@link #rejoin}. */
    KafkaSource(Function<PartitionListener, RecordSource> join) {
        this.join = join;
        this.member = join.apply(listener());
    }

    @Override
    public Poll poll(Duration timeout) {
        List<ReceivedRecord> records = member.poll(timeout);
        Poll poll = new Poll(lost, gained, records);
        lost.clear();
        gained.clear();
        return poll;
    }

    @Override
    public void seek(int partition, long offset) {
        // Between two polls nothing else can have taken it away.
        if (member.partitions().contains(partition)) {
            member.seek(partition, offset);
        }
    }

    @Override
    public void committed(Map<Integer, Long> nextOffsets) {
        member.report(nextOffsets);
    }

    @Override
    public void rejoin() {
        lost.addAll(member.partitions());
        member.close();
        member = join.apply(listener());
    }

    @Override
    public OptionalLong lag() {
        boolean isKnown = member.isConnected() && !member.partitions().isEmpty();
        return isKnown ? OptionalLong.of(member.lag()) : OptionalLong.empty();
    }

    @Override
    public void close() {
        member.close();
    }

    private PartitionListener listener() {
        return new PartitionListener() {
            @Override
            public Map<Integer, Long> assigned(Set<Integer> partitions) {
                gained.addAll(partitions);
                return Map.of();
            }

            @Override
            public void released(Set<Integer> partitions) {
                lost.addAll(partitions);
                gained.removeAll(partitions);
            }
        };
    }
}
