package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.certify.AlarmTrace;
import org.dqm.alarm.certify.Defect;
import org.dqm.alarm.certify.DialsCertificate;
import org.dqm.alarm.certify.LsRanges;
import org.dqm.alarm.certify.Proposal;
import org.dqm.alarm.certify.RunFacts;
import org.dqm.domain.ModelVersion;

/** Reads what was found in bad lumisections. */
final class DialsRows {
    private final Connection connection;

    DialsRows(Connection connection) {
        this.connection = connection;
    }

    /** A score of an element that shows an intolerable defect. */
    private record Row(int ls, long elementId, String me, ModelVersion model, double error) {}

    DialsCertificate certificate(Proposal proposal, RunFacts facts, Optional<String> subsystem) throws SQLException {
        LsRanges bad = proposal.bad(subsystem);
        SortedMap<Integer, List<DialsCertificate.Finding>> byLs = new TreeMap<>();
        bad.lumisections().forEach(ls -> byLs.put(ls, new ArrayList<>()));
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<ElementRef, LsRanges> shown :
                shown(proposal, facts, subsystem).entrySet()) {
            rows.addAll(rows(proposal.run(), shown.getKey(), shown.getValue().and(bad)));
        }
        List<ModelVersion> models =
                new ArrayList<>(rows.stream().map(Row::model).distinct().toList());
        models.sort((a, b) -> a.toString().compareTo(b.toString()));
        for (Row row : rows) {
            byLs.computeIfAbsent(row.ls(), same -> new ArrayList<>())
                    .add(new DialsCertificate.Finding(
                            models.indexOf(row.model()) + 1L,
                            row.elementId(),
                            row.model().toString(),
                            row.me(),
                            row.error()));
        }
        SortedMap<Integer, SortedMap<Integer, List<DialsCertificate.Finding>>> runs = new TreeMap<>();
        runs.put(proposal.run(), byLs);
        return new DialsCertificate(runs);
    }

    /** The elements with an intolerable defect of an alarm, and where. */
    private static Map<ElementRef, LsRanges> shown(Proposal proposal, RunFacts facts, Optional<String> subsystem) {
        Map<ElementRef, LsRanges> shown = new HashMap<>();
        for (Defect defect : proposal.defects()) {
            boolean asked = subsystem.map(defect.subsystem()::equals).orElse(true);
            if (asked && !defect.isTolerable() && defect.alarmId().isPresent()) {
                facts.alarms().stream()
                        .filter(alarm -> alarm.alarmId() == defect.alarmId().getAsLong())
                        .map(AlarmTrace::elements)
                        .flatMap(List::stream)
                        .forEach(element -> shown.merge(element, defect.ranges(), LsRanges::plus));
            }
        }
        return shown;
    }

    /** A compressed score, of a good lumisection between bad ones, has no error any more. */
    private List<Row> rows(int run, ElementRef element, LsRanges ranges) throws SQLException {
        String sql = "SELECT ls, model_name, model_version, reconstruction_error FROM score"
                + " WHERE element_id = ? AND run = ? AND ls = ANY (?) AND reconstruction_error IS NOT NULL ORDER BY ls";
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, element.id());
            select.setInt(2, run);
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "int", ranges.lumisections().boxed().toArray()));
            ResultSet found = select.executeQuery();
            while (found.next()) {
                rows.add(new Row(
                        found.getInt("ls"),
                        element.id(),
                        element.key().me(),
                        new ModelVersion(found.getString("model_name"), found.getInt("model_version")),
                        found.getDouble("reconstruction_error")));
            }
        }
        return rows;
    }
}
