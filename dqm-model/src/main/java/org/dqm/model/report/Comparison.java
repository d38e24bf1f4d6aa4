package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ours against the baselines, row by row.
 *
 * @param ahead rows where ours is ahead of every baseline
 * @param behind rows where at least one is ahead of ours, with its name
 * @param rows all that have ours and a baseline
 */
record Comparison(Measure measure, int ahead, List<String> behind, int rows) {
    Comparison {
        behind = List.copyOf(behind);
    }

    static Comparison of(ReportData data, Measure measure, int lumisections) {
        int ahead = 0;
        int rows = 0;
        List<String> behind = new ArrayList<>();
        for (JsonNode row : data.rows(lumisections)) {
            List<MethodName> rivals = rivals(row, measure);
            if (measure.isIn(row.path("methods").path(MethodName.OURS)) && !rivals.isEmpty()) {
                rows++;
                List<String> better = rivals.stream()
                        .filter(rival ->
                                measure.standing(data, row, rival.name(), lumisections) == Measure.Standing.BEHIND)
                        .map(MethodName::text)
                        .toList();
                if (!better.isEmpty()) {
                    behind.add(RowName.ofMetrics(row) + " (" + String.join(", ", better) + ")");
                }
                ahead += rivals.stream()
                                .allMatch(rival -> measure.standing(data, row, rival.name(), lumisections)
                                        == Measure.Standing.AHEAD)
                        ? 1
                        : 0;
            }
        }
        return new Comparison(measure, ahead, behind, rows);
    }

    private static List<MethodName> rivals(JsonNode row, Measure measure) {
        return MethodName.sorted(JsonNodes.names(row.path("methods"))).stream()
                .filter(method ->
                        method.isRival() && measure.isIn(row.path("methods").path(method.name())))
                .toList();
    }

    String text(int lumisections) {
        int level = rows - ahead - behind.size();
        String when = measure.isLatency()
                ? ""
                : lumisections == 1 ? " in the first lumisection" : " after " + lumisections + " lumisections";
        return "By " + measure.title() + when + ", ours is ahead of every baseline in " + ahead + " of " + rows
                + " rows, level with at least one in " + level + " and behind in " + behind.size()
                + (behind.isEmpty() ? "." : ": " + String.join("; ", behind) + ".");
    }

    /** Ours against itself with a network that answers nothing; empty if that was not measured. */
    static Optional<String> withoutNetwork(ReportData data, Measure measure, int lumisections) {
        Map<Measure.Standing, Integer> rows = new EnumMap<>(Measure.Standing.class);
        for (JsonNode row : data.rows(lumisections)) {
            if (measure.isIn(row.path("methods").path(MethodName.SILENT))) {
                rows.merge(measure.standing(data, row, MethodName.SILENT, lumisections), 1, Integer::sum);
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of("By " + measure.title() + ", the network puts ours ahead of itself without one in "
                        + rows.getOrDefault(Measure.Standing.AHEAD, 0) + " rows, makes no difference that shows in "
                        + rows.getOrDefault(Measure.Standing.LEVEL, 0) + ", and does harm in "
                        + rows.getOrDefault(Measure.Standing.BEHIND, 0) + ".");
    }
}
