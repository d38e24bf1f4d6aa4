package org.dqm.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.dqm.alarm.Cause;
import org.dqm.alarm.journal.Comment;
import org.dqm.alarm.label.TrackRecord;
import org.junit.jupiter.api.Test;

class AlarmViewTest {
    @Test
    void membersAreThoseOfTheContractAndNoneIsNull() throws JsonProcessingException {
        String json = Alarms.json()
                .writeValueAsString(AlarmView.of(
                        Alarms.dead(9, "Hcal"),
                        new TrackRecord(12, 9, 1),
                        List.of(new Comment(5, 9, "ann", Alarms.START, Cause.COMMENTED, "crate is open"))));

        assertThat(json)
                .startsWith(
                        "{\"id\":9,\"revision\":1,\"title\":\"dead region, 25 bins at x 3–7, y 2–6\",\"elements\":[{"
                                + "\"elementId\":1,\"element\":\"Hcal/Occupancy/depth1\","
                                + "\"region\":{\"xBin\":[3,7],\"yBin\":[2,6],\"count\":25,\"bins\":[[3,2],[4,2],")
                .contains("\"dataset\":\"\",\"subsystem\":\"Hcal\",\"kind\":\"dead\",\"severity\":\"ALARM\","
                        + "\"condition\":\"ACTIVE\",\"acknowledgement\":\"UNACKED\",\"run\":7,\"firstLs\":31,"
                        + "\"since\":\"2026-01-01T00:00:00Z\",\"suppressions\":[],\"badges\":[\"SEVERE\"],\"stage\":\"AUDIBLE\",\"threshold\":6.1,"
                        + "\"thresholdVersion\":{\"id\":3,\"version\":2},\"model\":\"hcal/1\","
                        + "\"instruction\":\"call HCAL\",\"comments\":[{\"seq\":5,\"by\":\"ann\",\"at\":\"2026-01-01T00:00:00Z\",\"cause\":\"COMMENTED\","
                        + "\"text\":\"crate is open\"}],"
                        + "\"trackRecord\":{\"raised\":12,\"confirmed\":9,\"falseAlarms\":1},\"live\":{")
                .doesNotContain("null");
    }
}
