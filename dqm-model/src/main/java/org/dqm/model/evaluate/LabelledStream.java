package org.dqm.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The lumisections of one element in one run, in the order they were read: their labels, and what methods said of them.
 *
 * <p>Good is a lumisection without a label that does not lie between those of a flickering fault. False alarms are
 * counted on all good ones; faulty ones are held against those that have no faulty one among the 30 before, since
 * windows look back so far.
 */
final class LabelledStream {
    private static final int WINDOW = 30;

    private final String name;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<List<FaultLabel>> labels = new ArrayList<>();
    private final Map<String, List<Said>> said = new TreeMap<>();

    /** @param name unique among the streams */
    LabelledStream(String name) {
        this.name = name;
    }

    /** Takes the next lumisection; what methods say of it is to follow. */
    void add(int ls, List<FaultLabel> faults) {
        numbers.add(ls);
        labels.add(faults);
    }

    void say(String method, Said answer) {
        said.computeIfAbsent(method, key -> new ArrayList<>()).add(answer);
    }

    List<LabelledFault> faults() {
        return LabelledFault.of(numbers, labels);
    }

    /** What a method said, by unit and name of {@link Parts}. */
    Map<String, Map<String, Series>> units(String method) {
        List<Said> answers = said.getOrDefault(method, List.of());
        List<LabelledFault> faults = faults();
        IntPredicate isGood =
                place -> labels.get(place).isEmpty() && faults.stream().noneMatch(fault -> isWithin(fault, place));
        IntPredicate isQuiet = place ->
                IntStream.rangeClosed(Math.max(0, place - WINDOW), place).allMatch(isGood);
        Map<String, Map<String, Series>> units = new TreeMap<>();
        Map<String, Series> good = new TreeMap<>();
        good.put(GoodStudy.SCORE, scored(answers, isGood, Said::score));
        good.put(GoodStudy.ANOMALOUS, scored(answers, isGood, Said::anomalous));
        good.put(GoodStudy.ERROR, scored(answers, isGood, Said::error));
        good.put(GoodStudy.MAPS, scored(answers, isQuiet, Said::map));
        good.put(GoodStudy.PERSISTENT, scored(answers, isQuiet, Said::persistentScore));
        units.put(MethodResults.GOOD + "/" + name, good);
        for (LabelledFault fault : faults) {
            Map<String, Series> unit = units.computeIfAbsent(fault.row().id() + "/" + name, key -> new TreeMap<>());
            int number = number(unit);
            List<Said> own = answers.subList(fault.first(), fault.last() + 1);
            unit.put(GoodStudy.MAPS + number(number), series(own, Said::map));
            unit.put(GoodStudy.ANOMALOUS + number(number), series(own, Said::anomalous));
            unit.put(GoodStudy.ERROR + number(number), series(own, Said::error));
            if (fault.flickers()) {
                unit.put(
                        FaultStudy.THERE + number(number),
                        Series.of(IntStream.rangeClosed(fault.first(), fault.last())
                                .mapToDouble(place -> fault.there().contains(place) ? 1 : 0)));
            }
        }
        return units;
    }

    private static boolean isWithin(LabelledFault fault, int place) {
        return fault.first() <= place && place <= fault.last();
    }

    private static int number(Map<String, Series> unit) {
        return (int) unit.keySet().stream()
                .filter(key -> key.startsWith(GoodStudy.MAPS))
                .count();
    }

    private static String number(int number) {
        return " " + number;
    }

    private static Series scored(List<Said> answers, IntPredicate isMeant, ToDoubleFunction<Said> value) {
        return series(
                IntStream.range(0, answers.size())
                        .filter(isMeant)
                        .mapToObj(answers::get)
                        .filter(Said::isScored)
                        .toList(),
                value);
    }

    private static Series series(List<Said> answers, ToDoubleFunction<Said> value) {
        return Series.of(answers.stream().mapToDouble(value));
    }
}
