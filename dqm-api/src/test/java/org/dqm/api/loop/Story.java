package org.dqm.api.loop;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.dqm.alarm.mask.BinBox;
import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Conditions;
import org.dqm.domain.Content;
import org.dqm.domain.ElementKey;
import org.dqm.domain.FatalException;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.ModelVersion;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.RetryableException;
import org.dqm.domain.Verdict;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.RejectReason;
import org.dqm.ingest.kafka.ReceivedRecord;

/**
 * A loop on fakes. A record is a line {@code me run ls hits}; {@code bad …} is rejected, {@code broken …} breaks the
 * decoder, {@code starved …} the process; elements that begin with {@code unknown} have no model, {@code crash} breaks the scorer.
 */
final class Story implements LoopObserver, Refusals {
    final MemoryConditions known;
    final MemoryLedger ledger;
    final MemorySource source;
    final PipelineLoop loop;
    final List<String> diary = new ArrayList<>();
    private final List<String> unflushed = new ArrayList<>();
    int refusalFailures;
    int timesAway;

    Story(MemoryLedger ledger, MemorySource source) {
        this(ledger, source, new MemoryConditions());
    }

    Story(MemoryLedger ledger, MemorySource source, MemoryConditions known) {
        this.known = known;
        this.ledger = ledger;
        this.source = source;
        this.loop = new PipelineLoop(new Ports(source, ledger, this, Story::decode, known, Story::scorer), 3, this);
    }

    static Story begin() {
        return new Story(new MemoryLedger(), new MemorySource(2, 7));
    }

    Story publish(String... lines) {
        for (String line : lines) {
            publish(0, line);
        }
        return this;
    }

    Story publish(int partition, String line) {
        source.publish(partition, line.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Rounds until everything is read and ten more. */
    Story settle() {
        for (int quiet = 0; quiet < 10; quiet++) {
            loop.round(Duration.ZERO);
            if (source.lag().orElseThrow() > 0) {
                quiet = 0;
            }
        }
        return this;
    }

    /** {@code me run ls persistentScore} of each stored verdict, in the order of commits. */
    List<String> scores() {
        return ledger.verdicts().stream()
                .map(verdict -> verdict.id() + " "
                        + (verdict.outcome() instanceof Outcome.Scored scored
                                ? Double.toHexString(scored.persistentScore())
                                : ((Outcome.NotScored) verdict.outcome()).reason()))
                .toList();
    }

    @Override
    public void wentRound(OptionalLong lag) {}

    @Override
    public void committed(List<Verdict> verdicts) {
        diary.add("commit");
    }

    @Override
    public void databaseAway() {
        timesAway++;
    }

    @Override
    public void failed(FatalException reason) {
        diary.add("failed " + reason.getMessage());
    }

    @Override
    public void refuse(ReceivedRecord received, Decoded.Rejected why) {
        unflushed.add(why.reason() + "@" + received.position().partition() + ":"
                + received.position().offset());
    }

    @Override
    public void flush() {
        if (refusalFailures > 0) {
            refusalFailures--;
            unflushed.clear();
            throw new RetryableException("Kafka does not answer", new java.io.IOException("gone"));
        }
        diary.addAll(unflushed);
        unflushed.clear();
    }

    private static Decoded decode(ReceivedRecord received) {
        String[] words = new String(received.value(), StandardCharsets.UTF_8).split(" ", -1);
        if (words[0].equals("bad")) {
            return new Decoded.Rejected(RejectReason.NOT_FINITE, "data", "NaN");
        }
        if (words[0].equals("broken")) {
            throw new IllegalStateException("a bug in the decoder");
        }
        if (words[0].equals("starved")) {
            throw new OutOfMemoryError("as told by a test");
        }
        RecordId id =
                new RecordId(new ElementKey("", words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        float hits = Float.parseFloat(words[3]);
        return new Decoded.Accepted(new LumisectionHistogram(
                id,
                Axis.NONE,
                Axis.NONE,
                hits,
                BinGrid.of(1, 1, new float[] {hits}),
                Content.OCCUPANCY,
                OptionalDouble.empty(),
                OptionalDouble.empty()));
    }

    private static ElementScorer scorer(ElementKey element) {
        if (element.me().startsWith("unknown")) {
            return (histogram, conditions) -> new Verdict(
                    histogram.id(), new Outcome.NotScored(NotScoredReason.NO_MODEL, "no model"), Optional.empty());
        }
        return new HistoryScorer();
    }

    /**
     * Its persistent score tells every one of the last thirty lumisections of the run, the events joined to each, their
     * order, and how many bins are masked at the moment.
     */
    private static final class HistoryScorer implements ElementScorer {
        private final Deque<Float> window = new ArrayDeque<>();
        private int run = -1;
        private long masked;

        @Override
        public void mask(List<BinBox> bins) {
            masked = bins.stream().mapToLong(BinBox::count).sum();
        }

        @Override
        public Verdict score(LumisectionHistogram histogram, Optional<Conditions> conditions) {
            if (histogram.id().element().me().startsWith("crash") && histogram.entries() == 13) {
                throw new IllegalStateException("a bug in the scorer");
            }
            if (histogram.id().run() != run) {
                run = histogram.id().run();
                window.clear();
            }
            double events =
                    conditions.map(joined -> joined.events().orElseThrow()).orElse(1.0);
            window.addLast((float) (histogram.bins().get(0) / events));
            if (window.size() > WINDOW) {
                window.removeFirst();
            }
            double sum = 1000 * masked;
            double weight = 1;
            for (float hits : window) {
                sum += hits / weight;
                weight += 0.7;
            }
            return new Verdict(
                    histogram.id(),
                    new Outcome.Scored(
                            new ModelVersion("m", 1),
                            "fake",
                            0,
                            0,
                            sum,
                            3,
                            6.1,
                            false,
                            conditions.isPresent(),
                            List.of()),
                    Optional.empty());
        }
    }
}
