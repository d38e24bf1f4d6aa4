package org.dqm.api.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dqm.alarm.Check;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.ElementQueries;
import org.dqm.alarm.journal.KnownElement;
import org.dqm.alarm.journal.WindowRecord;
import org.dqm.alarm.threshold.Sighting;
import org.dqm.api.loop.ElementScorer;
import org.dqm.api.view.SeenFaults;
import org.dqm.api.watch.CanarySubject;
import org.dqm.domain.BinSet;
import org.dqm.domain.Conditions;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Verdict;
import org.dqm.ingest.Decoded.Accepted;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.kafka.Position;
import org.dqm.ingest.kafka.ReceivedRecord;
import org.dqm.ingest.kafka.RecordDecoder;
import org.dqm.ingest.kafka.RecordsAt;
import org.dqm.ingest.kafka.Topic;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.simulate.PlantedFault;

/** Plants faults into the good lumisections that Kafka still has, and scores them as the service does. */
final class PlantedCatalogue implements SeenFaults {
    private static final int BEFORE = 10;
    private static final int WITH = 30;
    private static final int LEAST_WITH = 5;
    private static final int PAGE = 1_000;
    /** Elements of a model that are asked for lumisections which Kafka still has. */
    private static final int TRIES = 5;

    private static final List<Integer> SIDES = List.of(1, 2, 5);
    private static final List<Double> FACTORS = List.of(0.0, 0.2, 0.5, 0.8, 1.5, 2.0, 3.0, 5.0);
    private static final long SEED = 1;

    private final AlarmQueries alarms;
    private final ElementQueries elements;
    private final ModelSet models;
    private final RecordsAt records;
    private final RecordDecoder decoder = new RecordDecoder(new HistogramCodec());

    PlantedCatalogue(AlarmQueries alarms, ElementQueries elements, ModelSet models, RecordsAt records) {
        this.alarms = alarms;
        this.elements = elements;
        this.models = models;
        this.records = records;
    }

    /** A good lumisection as it was scored. */
    private record Good(LumisectionHistogram histogram, Optional<Conditions> conditions) {}

    @Override
    public List<OfElement> of(ElementPattern pattern, Check check) {
        List<OfElement> found = new ArrayList<>();
        Map<String, Integer> tries = new HashMap<>();
        List<KnownElement> page = alarms.elements(0, PAGE);
        while (!page.isEmpty()) {
            for (KnownElement known : page) {
                ElementRef element = known.element();
                Optional<CanarySubject> subject = pattern.matches(element.key().me())
                        ? models.subject(element.key())
                                .filter(each -> tries.merge(each.model().toString(), 1, Integer::sum) <= TRIES)
                        : Optional.empty();
                subject.flatMap(each -> of(element, each, check)).ifPresent(seen -> {
                    tries.put(seen.model(), TRIES);
                    found.add(seen);
                });
            }
            page = alarms.elements(page.get(page.size() - 1).element().id(), PAGE);
        }
        return found;
    }

    private Optional<OfElement> of(ElementRef element, CanarySubject subject, Check check) {
        List<Good> good = good(element);
        if (good.size() < BEFORE + LEAST_WITH) {
            return Optional.empty();
        }
        Reference reference = subject.reference();
        List<Seen> seen = new ArrayList<>();
        for (int side : SIDES) {
            Optional<BinSet> bins = place(reference, side);
            for (double factor : bins.isPresent() ? FACTORS : List.<Double>of()) {
                PlantedFault fault = new PlantedFault(reference, bins.get(), factor, SEED);
                Sighting sighting =
                        Sighting.of(check, element, verdicts(subject.scorers().get(), good, fault));
                seen.add(new Seen(
                        factor == 0 ? "dead" : factor < 1 ? "cold" : "hot",
                        side == 1 ? "bin" : "block",
                        bins.get().count(),
                        factor,
                        since(sighting.warn()),
                        since(sighting.alarm())));
            }
        }
        return Optional.of(
                new OfElement(element.key().me(), subject.model().toString(), BEFORE, good.size() - BEFORE, seen));
    }

    private static Optional<Integer> since(OptionalInt verdict) {
        return verdict.isPresent() ? Optional.of(verdict.getAsInt() - BEFORE) : Optional.empty();
    }

    private List<Good> good(ElementRef element) {
        List<WindowRecord> windows = elements.lastGood(element.id(), BEFORE + WITH);
        List<ReceivedRecord> read = records.read(windows.stream()
                .map(window -> new Position(Topic.OCCUPANCY.topicName(), window.partition(), window.offset()))
                .toList());
        List<Good> good = new ArrayList<>();
        for (ReceivedRecord record : read) {
            if (decoder.decode(record) instanceof Accepted accepted) {
                windows.stream()
                        .filter(window ->
                                window.id().equals(accepted.histogram().id()))
                        .findFirst()
                        .ifPresent(window -> good.add(new Good(accepted.histogram(), window.conditions())));
            }
        }
        return good;
    }

    private static Iterable<Verdict> verdicts(ElementScorer scorer, List<Good> good, PlantedFault fault) {
        return () -> IntStream.range(0, good.size())
                .mapToObj(i -> {
                    Good each = good.get(i);
                    return scorer.score(i < BEFORE ? each.histogram() : fault.in(each.histogram()), each.conditions());
                })
                .iterator();
    }

    /** A square about the live bin whose rate is the median; what is not live is left out. */
    private static Optional<BinSet> place(Reference reference, int side) {
        int[] live = IntStream.range(0, reference.grid().size())
                .filter(reference::isLive)
                .boxed()
                .sorted((a, b) -> Double.compare(reference.rate(a), reference.rate(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        int middle = live[live.length / 2];
        int nx = reference.grid().nx();
        IntStream bins = IntStream.range(0, side * side)
                .map(k -> reference
                        .grid()
                        .index(middle % nx + k % side - (side - 1) / 2, middle / nx + k / side - (side - 1) / 2))
                .filter(bin -> bin >= 0 && reference.isLive(bin));
        int[] kept = bins.toArray();
        return 2 * kept.length > side * side
                ? Optional.of(reference.grid().bins(IntStream.of(kept)))
                : Optional.empty();
    }
}
