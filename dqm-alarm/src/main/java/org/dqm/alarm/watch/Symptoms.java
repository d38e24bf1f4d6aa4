package org.dqm.alarm.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dqm.alarm.watch.Observed.Arrival;
import org.dqm.alarm.watch.PipelineFault.Kind;

/** What one look at the pipeline shows, without delays. */
final class Symptoms {
    private static final int NAMED = 3;

    private final Limits limits;
    private final Observed now;

    Symptoms(Limits limits, Observed now) {
        this.limits = limits;
        this.now = now;
    }

    /** Faults as of now by key; {@code since} is now. */
    Map<String, PipelineFault> faults(Optional<Sample> windowBegin) {
        Map<String, PipelineFault> faults = new TreeMap<>();
        List<PipelineFault> found = new ArrayList<>(noData());
        lag().ifPresent(found::add);
        now.refusedModels()
                .forEach((model, why) -> found.add(
                        fault(Kind.MODEL_REFUSED, "model-refused/" + model, "model " + model + " is refused: " + why)));
        windowBegin.flatMap(this::rejected).ifPresent(found::add);
        found.forEach(fault -> faults.put(fault.key(), fault));
        return faults;
    }

    /** By subsystem: a producer that dies is one fault, not one for each of its elements. */
    private List<PipelineFault> noData() {
        Optional<Arrival> newest = now.elements().stream().max(Comparator.comparing(Arrival::at));
        if (newest.isEmpty() || Duration.between(newest.get().at(), now.at()).compareTo(limits.idle()) > 0) {
            return List.of();
        }
        int run = newest.get().run();
        Map<String, List<Arrival>> bySubsystem = now.elements().stream()
                .filter(arrival -> arrival.run() == run)
                .collect(Collectors.groupingBy(Arrival::subsystem, TreeMap::new, Collectors.toList()));
        int lead = bySubsystem.values().stream()
                .flatMap(List::stream)
                .mapToInt(Arrival::ls)
                .max()
                .orElse(0);
        List<PipelineFault> faults = new ArrayList<>();
        bySubsystem.forEach((subsystem, arrivals) -> {
            List<Arrival> behind = arrivals.stream()
                    .filter(arrival -> lead - arrival.ls() >= limits.lumisections())
                    .sorted(Comparator.comparingInt(Arrival::ls).thenComparing(Arrival::element))
                    .toList();
            if (!behind.isEmpty()) {
                faults.add(fault(
                        Kind.NO_DATA,
                        "no-data/" + subsystem,
                        "no data from " + behind.size() + " of " + arrivals.size() + " elements of " + subsystem
                                + " up to LS " + lead + " of run " + run + ": " + names(behind)));
            }
        });
        return faults;
    }

    private static String names(List<Arrival> behind) {
        String first = behind.stream()
                .limit(NAMED)
                .map(arrival ->
                        arrival.element() + (arrival.ls() == 0 ? " (nothing yet)" : " (last LS " + arrival.ls() + ")"))
                .collect(Collectors.joining(", "));
        return behind.size() > NAMED ? first + " and " + (behind.size() - NAMED) + " more" : first;
    }

    private Optional<PipelineFault> lag() {
        return now.lagRecords().isPresent() && now.lagRecords().getAsLong() > limits.lagRecords()
                ? Optional.of(fault(
                        Kind.LAG,
                        "lag",
                        now.lagRecords().getAsLong() + " records are unread, at most " + limits.lagRecords()
                                + " expected"))
                : Optional.empty();
    }

    private Optional<PipelineFault> rejected(Sample begin) {
        long rejected = now.rejected() - begin.rejected();
        long all = rejected + now.decoded() - begin.decoded();
        return rejected >= limits.rejectedLeast() && rejected > limits.rejectedShare() * all
                ? Optional.of(fault(
                        Kind.REJECTED,
                        "rejected",
                        rejected + " of the last " + all
                                + " records were rejected; topic dqm.occupancy.rejected has them and says why"))
                : Optional.empty();
    }

    private PipelineFault fault(Kind kind, String key, String text) {
        return new PipelineFault(kind, key, text, now.at());
    }

    /** How many records there were when. */
    record Sample(Duration uptime, long decoded, long rejected) {}
}
