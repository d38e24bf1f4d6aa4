package org.dqm.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dqm.alarm.mask.BinBox;
import org.dqm.api.view.ElementMaps;
import org.dqm.domain.BinRange;

/**
 * Reads a channel-status file, a channel or a rectangle of channels a line: {@code me, x, y, status, reason, until}, as
 * CSV or as JSON with these keys. Blank lines, lines that begin with {@code #} and a heading are passed over.
 */
final class ChannelStatusParser {
    private static final List<String> FIELDS = List.of("me", "x", "y", "status", "reason", "until");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:\\s*-\\s*(\\d{1,6}))?");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** Of the fields: a line has at least so many. */
    private static final int NEEDED = 4;

    private static final ObjectReader CSV =
            new CsvMapper().readerForListOf(String.class).with(CsvParser.Feature.TRIM_SPACES);

    private final ObjectMapper json;
    private final ElementMaps maps;
    private final Instant now;
    private final Optional<Instant> otherwise;
    private final Map<String, Optional<ElementMaps.ElementMap>> known = new HashMap<>();
    private final List<ChannelStatusLine> lines = new ArrayList<>();
    private final List<ChannelStatusLine.Fault> faults = new ArrayList<>();

    /** @param otherwise until when a mask holds whose line does not say it */
    ChannelStatusParser(ObjectMapper json, ElementMaps maps, Instant now, Optional<Instant> otherwise) {
        this.json = json;
        this.maps = maps;
        this.now = now;
        this.otherwise = otherwise;
    }

    /** What was read so far, in the order of the lines. */
    List<ChannelStatusLine> lines() {
        return lines;
    }

    /** What could not be read so far. */
    List<ChannelStatusLine.Fault> faults() {
        return faults;
    }

    void read(String text) {
        int number = 0;
        String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        for (String line : content.split("\\R", -1)) {
            number++;
            String stripped = line.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                read(number, stripped);
            }
        }
    }

    private void read(int number, String line) {
        try {
            List<String> cells = line.startsWith("{") ? List.of() : cells(line);
            if (!isHeading(cells)) {
                lines.add(line(cells.isEmpty() ? object(line) : row(cells)));
            }
        } catch (Wrong e) {
            faults.add(new ChannelStatusLine.Fault(number, e.field, e.detail));
        }
    }

    private ChannelStatusLine line(Map<String, String> values) throws Wrong {
        String me = needed(values, "me");
        if (me.indexOf('*') >= 0) {
            throw new Wrong("me", "must be the path of one element, got " + me);
        }
        BinBox bins = new BinBox(range(values, "x"), range(values, "y"));
        Optional<ElementMaps.ElementMap> map = known.computeIfAbsent(me, maps::of);
        if (map.isPresent()) {
            inside("x", bins.x(), map.get().nx(), me);
            inside("y", bins.y(), map.get().ny(), me);
        }
        String status = needed(values, "status").toLowerCase(Locale.ROOT);
        String remark = values.getOrDefault("reason", "");
        String reason = remark.isBlank() ? status : status + ": " + remark;
        if (reason.length() > ThresholdBody.MAX_REASON || reason.indexOf(0) >= 0) {
            throw new Wrong("reason", "must have at most " + ThresholdBody.MAX_REASON + " characters, no NUL");
        }
        return new ChannelStatusLine(me, bins, status, reason, until(values));
    }

    private Instant until(Map<String, String> values) throws Wrong {
        String text = values.getOrDefault("until", "");
        if (text.isBlank()) {
            return otherwise.orElseThrow(() -> new Wrong("until", "is required, in the line or as ?until="));
        }
        try {
            return FutureTime.parse("until", text, now, MaskParser.LONGEST);
        } catch (ProblemException e) {
            throw new Wrong("until", String.valueOf(e.getMessage()).replaceFirst("^until ", ""));
        }
    }

    private Map<String, String> object(String line) throws Wrong {
        JsonNode node;
        try {
            node = json.readTree(line);
        } catch (JsonProcessingException e) {
            throw new Wrong("line", "is not JSON: " + e.getOriginalMessage());
        }
        TreeSet<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        FIELDS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new Wrong(unknown.first(), "is not known; known: " + String.join(", ", FIELDS));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : FIELDS) {
            JsonNode value = node.path(field);
            boolean isPair = value.isArray() && value.size() == 2;
            values.put(
                    field, isPair ? value.path(0).asText() + "-" + value.path(1).asText() : value.asText(""));
        }
        return values;
    }

    private static List<String> cells(String line) throws Wrong {
        List<String> cells;
        try {
            cells = CSV.readValue(line);
        } catch (IOException e) {
            throw new Wrong("line", "is neither JSON nor CSV: quotes do not fit");
        }
        if (cells.size() > FIELDS.size()) {
            throw new Wrong("line", "has " + cells.size() + " values, known: " + String.join(",", FIELDS));
        }
        return cells;
    }

    /** The first of the names, as many as the lines have. */
    private static boolean isHeading(List<String> cells) {
        List<String> names =
                cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
        return cells.size() >= NEEDED && names.equals(FIELDS.subList(0, cells.size()));
    }

    private static Map<String, String> row(List<String> cells) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            values.put(FIELDS.get(i), cells.get(i));
        }
        return values;
    }

    private static String needed(Map<String, String> values, String field) throws Wrong {
        String value = values.getOrDefault(field, "").strip();
        if (value.isEmpty() || value.indexOf(0) >= 0 || value.length() > 1_000) {
            throw new Wrong(field, "is required, at most 1000 characters without NUL");
        }
        return value;
    }

    private static BinRange range(Map<String, String> values, String field) throws Wrong {
        String text = needed(values, field);
        Matcher matcher = RANGE.matcher(text);
        if (matcher.matches()) {
            int from = Integer.parseInt(matcher.group(1));
            int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
            if (from >= 1 && to >= from) {
                return new BinRange(from, to);
            }
        }
        throw new Wrong(field, "must be a bin counted from 1, or a range such as 3-7, got " + text);
    }

    private static void inside(String field, BinRange range, int bins, String me) throws Wrong {
        if (range.to() > bins) {
            throw new Wrong(field, range.to() + " is beyond the " + bins + " bins of " + me);
        }
    }

    /** A line that cannot be used. */
    private static final class Wrong extends Exception {
        private final String field;
        private final String detail;

        Wrong(String field, String detail) {
            // Expected, and there may be thousands: no stack trace is taken.
            super(field + " " + detail, null, false, false);
            this.field = field;
            this.detail = detail;
        }
    }
}
