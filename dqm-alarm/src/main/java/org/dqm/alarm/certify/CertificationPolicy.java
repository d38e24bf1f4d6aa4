package org.dqm.alarm.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dqm.alarm.label.LsRange;

/**
 * Derives a status for every lumisection and subsystem of a run.
 *
 * <p>In this order: what a person says (the latest label that counts); BAD where an intolerable defect is present;
 * NOTSET where an element that is watched in this run has no score; GOOD. Pure: the same facts give the same proposal.
 */
public final class CertificationPolicy {
    private CertificationPolicy() {}

    /** The proposal for a run of which at least one lumisection was seen. */
    public static Proposal propose(RunFacts facts) {
        LsRange extent = facts.extent();
        Map<String, List<SeenElement>> bySubsystem = facts.elements().stream()
                .collect(Collectors.groupingBy(
                        seen -> seen.element().key().subsystem(), TreeMap::new, Collectors.toList()));
        List<Standing> standings = new ArrayList<>();
        List<Defect> defects = new ArrayList<>();
        bySubsystem.forEach((subsystem, elements) -> {
            Findings findings = findings(subsystem, facts);
            defects.addAll(findings.defects());
            standings.add(new Standing(subsystem, spans(extent, elements, findings)));
        });
        return new Proposal(facts.run(), standings, defects);
    }

    private static Findings findings(String subsystem, RunFacts facts) {
        Findings findings = new Findings(subsystem);
        facts.alarms().stream()
                .filter(alarm -> alarm.elements().stream()
                        .anyMatch(element -> element.key().subsystem().equals(subsystem)))
                .forEach(findings::alarm);
        // A label of an alarm over several subsystems counts in each.
        facts.labels().forEach(label -> {
            if (label.subsystem().equals(subsystem) || label.isOfAlarm()) {
                findings.label(label);
            }
        });
        return findings;
    }

    private static List<Span> spans(LsRange extent, List<SeenElement> elements, Findings findings) {
        List<SeenElement> watched =
                elements.stream().filter(SeenElement::isWatched).toList();
        List<Defect> intolerable = findings.defects().stream()
                .filter(defect -> !defect.isTolerable())
                .toList();
        List<Integer> starts = starts(extent, watched, intolerable, findings);
        Function<Integer, Span> at = ls -> status(new LsRange(ls, ls), watched, intolerable, findings);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int to = i + 1 < starts.size() ? starts.get(i + 1) - 1 : extent.to();
            Span next = at.apply(starts.get(i));
            Span last = spans.isEmpty() ? next : spans.get(spans.size() - 1);
            boolean goesOn = !spans.isEmpty()
                    && last.status() == next.status()
                    && last.cause().equals(next.cause());
            if (goesOn) {
                spans.remove(spans.size() - 1);
            }
            int from = goesOn ? last.range().from() : starts.get(i);
            spans.add(new Span(new LsRange(from, to), next.status(), next.cause()));
        }
        return spans;
    }

    /** Every lumisection at which something begins or has just ended. */
    private static List<Integer> starts(
            LsRange extent, List<SeenElement> watched, List<Defect> intolerable, Findings findings) {
        Stream<LsRanges> all = Stream.of(
                        watched.stream()
                                .flatMap(e -> Stream.concat(
                                        Stream.of(
                                                e.scored(),
                                                findings.vouchedFor(e.element().id())),
                                        e.notScored().values().stream())),
                        intolerable.stream().map(Defect::ranges),
                        findings.ruled().stream())
                .flatMap(Function.identity());
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(extent.from());
        all.flatMap(ranges -> ranges.ranges().stream())
                .flatMap(range -> Stream.of((long) range.from(), range.to() + 1L))
                .filter(ls -> ls > extent.from() && ls <= extent.to())
                .forEach(ls -> starts.add(ls.intValue()));
        return List.copyOf(starts);
    }

    private static Span status(LsRange range, List<SeenElement> watched, List<Defect> intolerable, Findings findings) {
        int ls = range.from();
        Optional<Findings.Ruling> ruling = findings.ruling(ls);
        if (ruling.isPresent()) {
            return new Span(range, ruling.get().status(), ruling.get().cause());
        }
        String defects = intolerable.stream()
                .filter(defect -> defect.ranges().contains(ls))
                .map(Defect::name)
                .distinct()
                .collect(Collectors.joining("; "));
        if (!defects.isEmpty()) {
            return new Span(range, Status.BAD, defects);
        }
        String unknown = unknown(ls, watched, findings);
        return unknown.isEmpty() ? new Span(range, Status.GOOD, "") : new Span(range, Status.NOTSET, unknown);
    }

    /** Why the lumisection cannot be called good: {@code EMPTY of 2 of 7 elements, no data of 1 of 7 elements}. */
    private static String unknown(int ls, List<SeenElement> watched, Findings findings) {
        if (watched.isEmpty()) {
            return "no element has a model";
        }
        Map<String, Long> reasons = watched.stream()
                .filter(e -> !e.scored().contains(ls)
                        && !findings.vouchedFor(e.element().id()).contains(ls))
                .collect(Collectors.groupingBy(
                        e -> e.reasonAt(ls).map(Enum::name).orElse("no data"), TreeMap::new, Collectors.counting()));
        return reasons.entrySet().stream()
                .map(reason -> reason.getKey() + " of " + reason.getValue() + " of " + watched.size() + " elements")
                .collect(Collectors.joining(", "));
    }
}
