package org.dqm.api.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Transition;
import org.dqm.alarm.flood.Flood;
import org.dqm.alarm.journal.FeedItem;
import org.dqm.alarm.journal.FeedSlice;
import org.dqm.alarm.journal.FloodCall;
import org.dqm.api.view.AlarmView;
import org.dqm.api.view.AlarmViews;
import org.dqm.api.view.Person;
import org.dqm.api.view.PipelineView;
import org.dqm.api.view.Role;

/** The text frames that the service sends, as in docs/contract.md. */
final class Frames {
    /** At most so many characters of items in one frame, unless one item alone is longer. */
    static final int MAX_CHARS = 256 * 1024;
    /** A bookmark at least so often. */
    static final int HEARTBEAT_MS = 5_000;

    private static final String FLOOD = "FLOOD";

    private final ObjectMapper json;
    private final AlarmViews views;
    private volatile List<Flood> floods = List.of();

    Frames(ObjectMapper json, AlarmViews views) {
        this.json = json;
        this.views = views;
    }

    /** From now on clients are told of these floods. */
    void tell(List<Flood> present) {
        floods = List.copyOf(present);
    }

    /** Those that clients are told of now. */
    List<Flood> floods() {
        return floods;
    }

    String welcome(UUID epoch, Mode mode) {
        return encode(new Welcome("welcome", epoch, HEARTBEAT_MS, mode, Person.LOCAL.name(), Person.LOCAL.roles()));
    }

    /** The snapshot in parts, at least one. */
    List<String> snapshot(List<Alarm> alarms) {
        List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        int chars = 0;
        for (AlarmView alarm : views.of(alarms)) {
            String item = encode(alarm);
            if (chars > 0 && chars + item.length() > MAX_CHARS) {
                parts.add(new ArrayList<>());
                chars = 0;
            }
            parts.get(parts.size() - 1).add(item);
            chars += item.length();
        }
        List<String> frames = new ArrayList<>();
        for (List<String> part : parts) {
            frames.add("{\"type\":\"snapshot\",\"part\":%d,\"of\":%d,\"items\":[%s]}"
                    .formatted(frames.size() + 1, parts.size(), String.join(",", part)));
        }
        return frames;
    }

    String snapshotEnd(long to, FeedFilter filter) {
        return "{\"type\":\"snapshot_end\",\"to\":%d,\"flood\":%s}".formatted(to, encode(floods(filter)));
    }

    String events(EncodedSlice slice, FeedFilter filter) {
        return "{\"type\":\"events\",\"from\":%d,\"to\":%d,\"items\":[%s],\"announce\":[%s],\"flood\":%s}"
                .formatted(
                        slice.from(),
                        slice.to(),
                        joined(slice.items()),
                        joined(slice.announcements()),
                        encode(floods(filter)));
    }

    String bookmark(long to, PipelineView pipeline, FeedFilter filter) {
        return encode(new Bookmark("bookmark", to, pipeline, floods(filter)));
    }

    private List<Flood> floods(FeedFilter filter) {
        return floods.stream().filter(flood -> filter.passes(flood.subsystem())).toList();
    }

    String resync(String reason) {
        return encode(new Resync("resync", reason));
    }

    EncodedSlice encode(FeedSlice slice) {
        Map<Long, Alarm> touched = slice.items().stream()
                .map(FeedItem::alarm)
                .collect(Collectors.toMap(Alarm::id, Function.identity(), (first, second) -> second));
        return new EncodedSlice(slice.from(), slice.to(), items(slice.items()), announcements(slice, touched));
    }

    private List<EncodedItem> announcements(FeedSlice slice, Map<Long, Alarm> touched) {
        Stream<EncodedItem> ofAlarms = slice.announcements().stream()
                .flatMap(change ->
                        Optional.ofNullable(touched.get(change.alarmId()))
                                .map(alarm -> announcement(change, alarm))
                                .stream());
        Stream<EncodedItem> ofFloods = slice.floodCalls().stream()
                .flatMap(call ->
                        Optional.ofNullable(touched.get(call.alarmId()))
                                .map(alarm -> announcement(call, alarm))
                                .stream());
        return Stream.concat(ofAlarms, ofFloods)
                .sorted(Comparator.comparingLong(EncodedItem::seq))
                .toList();
    }

    private EncodedItem announcement(FloodCall call, Alarm alarm) {
        return new EncodedItem(
                call.seq(),
                alarm,
                encode(new Announcement(
                        call.seq(),
                        call.ts(),
                        FLOOD,
                        alarm.id(),
                        call.severity(),
                        call.title(),
                        Optional.of(call.subsystem()),
                        OptionalInt.of(call.alarms()))));
    }

    private List<EncodedItem> items(List<FeedItem> items) {
        views.changed(items.stream()
                .filter(item -> item.cause() != Cause.SCORED)
                .map(FeedItem::alarm)
                .toList());
        List<AlarmView> shown = views.of(items.stream().map(FeedItem::alarm).toList());
        return IntStream.range(0, items.size())
                .mapToObj(i -> new EncodedItem(
                        items.get(i).seq(), items.get(i).alarm(), encode(Item.of(items.get(i), shown.get(i)))))
                .toList();
    }

    private EncodedItem announcement(Transition change, Alarm alarm) {
        return new EncodedItem(
                change.seq(),
                alarm,
                encode(new Announcement(
                        change.seq(),
                        change.ts(),
                        change.cause().name(),
                        alarm.id(),
                        change.severity(),
                        alarm.title(),
                        Optional.empty(),
                        OptionalInt.empty())));
    }

    private static String joined(List<EncodedItem> items) {
        return items.stream().map(EncodedItem::json).collect(Collectors.joining(","));
    }

    private String encode(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame of the live feed does not encode", e);
        }
    }

    /** How a connection begins. */
    enum Mode {
        resume,
        snapshot
    }

    private record Welcome(String type, UUID epoch, int hbMs, Mode mode, String user, List<Role> roles) {}

    private record Bookmark(String type, long to, PipelineView pipeline, List<Flood> flood) {}

    private record Resync(String type, String reason) {}

    private record Announcement(
            long seq,
            Instant ts,
            String cause,
            long alarmId,
            Severity severity,
            String title,
            Optional<String> subsystem,
            OptionalInt alarms) {}

    private record Item(long seq, Instant ts, Cause cause, AlarmView alarm) {
        static Item of(FeedItem item, AlarmView alarm) {
            return new Item(item.seq(), item.ts(), item.cause(), alarm);
        }
    }
}
