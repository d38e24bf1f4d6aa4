package org.dqm.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.micronaut.core.io.Writable;
import java.io.IOException;
import java.io.Writer;
import java.util.OptionalLong;
import org.dqm.alarm.journal.LabelFilter;
import org.dqm.alarm.journal.LabelPage;
import org.dqm.alarm.journal.Labels;
import org.dqm.alarm.label.Label;

/** All labels that a filter leaves, as a file: NDJSON, newest first, keys in snake case. */
final class LabelLines implements Writable {
    static final String NDJSON = "application/x-ndjson";

    private static final int PAGE = 1000;

    private final Labels labels;
    private final LabelFilter filter;
    private final ObjectMapper json;

    LabelLines(Labels labels, LabelFilter filter, ObjectMapper json) {
        this.labels = labels;
        this.filter = filter;
        this.json = json.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    @Override
    public void writeTo(Writer out) throws IOException {
        OptionalLong before = OptionalLong.empty();
        do {
            LabelPage page = labels.list(filter, PAGE, before);
            for (Label label : page.items()) {
                out.write(json.writeValueAsString(LabelView.of(label)));
                out.write('\n');
            }
            before = page.next();
        } while (before.isPresent());
    }
}
