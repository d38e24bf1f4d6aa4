package org.dqm.api.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.KnownElement;
import org.dqm.alarm.mask.BinBox;
import org.dqm.api.view.ElementMaps;
import org.dqm.api.view.ElementMaps.ElementMap;
import org.dqm.domain.BinSet;
import org.dqm.domain.ElementPattern;

/** Finds the bins of named units, and holds bins against the maps of the elements that they are to be masked on. */
final class MaskPlaces {
    private static final int PAGE = 1_000;
    private static final int NAMED = 8;

    private final ElementMaps maps;
    private final AlarmQueries queries;

    MaskPlaces(ElementMaps maps, AlarmQueries queries) {
        this.maps = maps;
        this.queries = queries;
    }

    /** Throws 400 naming the bin that an element's map does not have. */
    void check(ElementPattern elements, List<BinBox> bins) {
        known(elements).forEach((map, me) -> {
            for (int i = 0; i < bins.size(); i++) {
                BinBox box = bins.get(i);
                check("bins[" + i + "].xBin", box.x().to(), map.nx(), me);
                check("bins[" + i + "].yBin", box.y().to(), map.ny(), me);
            }
        });
    }

    /** The bins of a unit; throws 400 naming {@code unit} if no map has it, or two have it in other bins. */
    List<BinBox> unit(ElementPattern elements, String unit) {
        Map<ElementMap, String> known = known(elements);
        Set<BinSet> found = new HashSet<>();
        Set<String> names = new TreeSet<>();
        known.keySet().forEach(map -> {
            Optional.ofNullable(map.units().get(unit)).ifPresent(found::add);
            names.addAll(map.units().keySet());
        });
        if (found.isEmpty()) {
            throw ProblemException.badRequest("unit: no map of " + elements.glob() + " has a unit " + unit + "; known: "
                    + (names.isEmpty()
                            ? "none, give bins"
                            : String.join(", ", names.stream().limit(NAMED).toList())
                                    + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "")));
        }
        if (found.size() > 1) {
            throw ProblemException.badRequest("unit: " + unit + " has other bins in some of the elements "
                    + elements.glob() + " than in others; name one kind of them in element");
        }
        return BinBox.of(found.iterator().next());
    }

    /** The different maps of the elements that match and were seen, or of the one that is named; each with its path. */
    private Map<ElementMap, String> known(ElementPattern elements) {
        Map<ElementMap, String> known = new LinkedHashMap<>();
        for (String me : elements.glob().contains("*") ? matching(elements) : List.of(elements.glob())) {
            maps.of(me).ifPresent(map -> known.putIfAbsent(map, me));
        }
        return known;
    }

    private List<String> matching(ElementPattern elements) {
        List<String> matching = new ArrayList<>();
        List<KnownElement> page = queries.elements(0, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .map(known -> known.element().key().me())
                    .filter(elements::matches)
                    .forEach(matching::add);
            page = queries.elements(page.get(page.size() - 1).element().id(), PAGE);
        }
        return matching;
    }

    private static void check(String field, int to, int bins, String me) {
        if (to > bins) {
            throw ProblemException.badRequest(field + ": " + to + " is beyond the " + bins + " bins of " + me);
        }
    }
}
