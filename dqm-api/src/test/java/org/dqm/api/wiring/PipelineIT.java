package org.dqm.api.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.FaultKind;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Transition;
import org.dqm.alarm.journal.AlarmFilter;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.Evidence;
import org.dqm.alarm.journal.Tally;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.domain.NotScoredReason;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.kafka.Topic;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultSpec;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a message on Kafka to a row, an alarm and a transition; everything real, in one process. Longer than other files: its
 * stories share one service, which takes longer to start than they do.
 */
@TestMethodOrder(MethodOrderer.MethodName.class)
class PipelineIT {
    private static final Detector DETECTOR = Detector.named("hcal").orElseThrow();
    private static final Simulator SIMULATOR = new Simulator(DETECTOR, 4711, OptionalInt.empty()).with(Nuisances.NONE);
    private static final List<Fault> FAULT =
            new FaultSpec(DETECTOR.geometry()).parse("dead,block,x=40-44,y=30-34,since=6,until=9");
    private static final BinSet BLOCK =
            BinSet.rectangle(DETECTOR.x().bins(), DETECTOR.y().bins(), new BinRange(40, 44), new BinRange(30, 34));

    @TempDir
    private static Path folder;

    private static Embedded embedded;

    @BeforeAll
    static void start() throws IOException {
        embedded = Embedded.in(folder);
    }

    @AfterAll
    static void stop() {
        if (embedded != null) {
            embedded.close();
        }
    }

    @Test
    void aDeadBlockRaisesOneAlarmWithItsEvidenceAndReturnsToNormal() {
        for (int ls = 1; ls <= 14; ls++) {
            publish(1, ls, FAULT);
        }

        Eventually.holds("14 scored", () -> tally().scored() >= 14);

        List<Alarm> alarms = ofRun(1);
        assertThat(alarms).hasSize(1);
        Alarm alarm = alarms.get(0);
        assertThat(alarm.fault().kind()).isEqualTo(FaultKind.DEAD);
        assertThat(alarm.fault().bins().overlap(BLOCK)).isGreaterThan(BLOCK.count() / 2);
        assertThat(alarm.onset().ls()).isEqualTo(6);
        assertThat(queries().transitions(alarm.id()))
                .extracting(Transition::cause)
                .contains(Cause.RAISED, Cause.RETURNED);
        Optional<Evidence> evidence = queries().evidence(alarm.id(), OptionalInt.of(6));
        assertThat(evidence).isPresent();
        assertThat(evidence.get().maps().input().at(42, 32)).isZero();
    }

    @Test
    void bRedeliveredLumisectionsRaiseNothing() {
        publish(2, 1, List.of());
        Eventually.holds("scored", () -> queries().highestRun().orElse(0) == 2);
        long seq = queries().seq();
        Tally before = tally();

        for (int ls = 5; ls <= 9; ls++) {
            publish(1, ls, FAULT);
        }
        Eventually.holds("5 duplicates", () -> tally().duplicate() == before.duplicate() + 5);

        assertThat(tally().scored()).isEqualTo(before.scored());
        assertThat(queries().seq()).isEqualTo(seq);
    }

    @Test
    void cAnElementWithoutModelIsNotScored() {
        send("Unknown/element", text(3, 1, List.of()).replace(DETECTOR.me(), "Unknown/element"));

        Eventually.holds("not scored", () -> tally().notScored().getOrDefault(NotScoredReason.NO_MODEL, 0L) == 1);
    }

    @Test
    void dMalformedRecordsAreRejectedWithTheFieldNamedAndTheLoopGoesOn() {
        String good = text(4, 1, List.of());
        Map<String, String> byField = Map.of(
                good.substring(0, good.length() / 2),
                "data",
                good.replaceFirst("\"data\":\\[\\[", "\"data\":[[1,"),
                "data",
                good.replaceFirst("\"data\":\\[\\[\\d+", "\"data\":[[NaN"),
                "data",
                good.replaceFirst("\"data\":\\[\\[\\d+", "\"data\":[[-5"),
                "data",
                good.replaceFirst("\"x_bin\":\\d+", "\"x_bin\":1000000000"),
                "x_bin",
                "",
                "value",
                good.replaceFirst("\"run_number\":\\d+", "\"run_number\":\"four\""),
                "run_number");
        assertThat(byField).hasSize(7);
        long rejected = tally().rejected();

        byField.keySet().forEach(value -> send(DETECTOR.me(), value));
        publish(4, 2, List.of());

        Eventually.holds("all rejected", () -> tally().rejected() == rejected + byField.size());
        Eventually.holds("the loop goes on", () -> queries().highestRun().orElse(0) == 4);
        for (ConsumerRecord<byte[], byte[]> record : rejectedRecords(byField.size())) {
            String field = byField.get(new String(record.value(), UTF_8));
            assertThat(header(record, "field")).as(header(record, "detail")).startsWith(field);
            assertThat(header(record, "reason")).isNotEmpty();
            assertThat(header(record, "topic")).isEqualTo(Topic.OCCUPANCY.topicName());
        }
    }

    @Test
    void eADifferentRecordOfTheSameIdentityIsInConflict() {
        long rejected = tally().rejected();

        publish(1, 1, new FaultSpec(DETECTOR.geometry()).parse("dead,block,x=10-12,y=10-12"));

        Eventually.holds("rejected", () -> tally().rejected() == rejected + 1);
    }

    @Test
    void fConditionsAreJoinedAndABadRecordOfThemStopsNothing() {
        condition("{\"run_number\":6,\"lumisection_number\":1,\"pileup\":\"many\"}");
        condition("{\"run_number\":6,\"lumisection_number\":1,\"beam_mode\":\"STABLE\",\"hcal_ready\":false}");
        condition("{\"run_number\":6,\"lumisection_number\":2,\"beam_mode\":\"STABLE\",\"ecal_ready\":false}");
        long scored = tally().scored();

        publish(6, 1, List.of());
        publish(6, 2, List.of());

        Eventually.holds("the second is scored", () -> tally().scored() == scored + 1);
        assertThat(tally().notScored()).containsEntry(NotScoredReason.OUT_OF_RANGE, 1L);
    }

    @Test
    void gRunsThatAreToldAreListedAndABadRecordOfThemStopsNothing() {
        send(Topic.RUNS, "90", "{\"run_number\":90,\"event\":\"paused\"}");
        send(
                Topic.RUNS,
                "91",
                "{\"run_number\":91,\"event\":\"start\",\"type\":\"cosmics\",\"detectors\":[\"hcal\"],"
                        + "\"ts\":\"2026-05-01T02:00:00Z\"}");

        Eventually.holds("run 91 is listed", () -> runs().contains("\"run\":91,\"type\":\"cosmics\""));

        assertThat(runs()).doesNotContain("\"run\":90").contains("\"run\":1,");
    }

    @Test
    void hConditionsThatComeLateLetAnAlarmSayWhatItHeldBack() {
        List<Fault> cold = new FaultSpec(DETECTOR.geometry()).parse("cold,block,factor=0.83,x=40-44,y=30-34,since=4");
        long scored = tally().scored();
        stable(8, 3);
        for (int ls = 1; ls <= 5; ls++) {
            publish(8, ls, cold);
        }
        Eventually.holds("all five are scored", () -> tally().scored() == scored + 5);
        assertThat(ofRun(8)).hasSize(1);
        assertThat(ofRun(8).get(0).severity()).isEqualTo(Severity.WARN);

        stable(8, 4);
        stable(8, 5);

        Eventually.holds("an alarm", () -> ofRun(8).get(0).severity() == Severity.ALARM);
        assertThat(queries().transitions(ofRun(8).get(0).id()))
                .extracting(Transition::cause)
                .contains(Cause.CONDITIONS_REVISED);
    }

    private static void stable(int run, int ls) {
        condition("{\"run_number\":" + run + ",\"lumisection_number\":" + ls + ",\"beam_mode\":\"STABLE\"}");
    }

    private static String runs() {
        HttpRequest request = HttpRequest.newBuilder(
                        embedded.service().address().resolve("/api/v1/runs"))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the service does not answer", e);
        }
    }

    private static void condition(String value) {
        send(Topic.CONDITIONS, "6", value);
    }

    private static List<Alarm> ofRun(int run) {
        return queries().list(allAlarms(), 100, Optional.empty()).items().stream()
                .filter(alarm -> alarm.onset().run() == run)
                .toList();
    }

    private static AlarmFilter allAlarms() {
        return new AlarmFilter(
                AlarmFilter.State.ALL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static AlarmQueries queries() {
        return embedded.service().queries();
    }

    private static Tally tally() {
        return queries().tally();
    }

    private static void publish(int run, int ls, List<Fault> faults) {
        send(DETECTOR.me(), text(run, ls, faults));
    }

    private static String text(int run, int ls, List<Fault> faults) {
        return new String(
                new HistogramCodec()
                        .encode(SIMULATOR.lumisection(run, ls, faults).histogram()),
                UTF_8);
    }

    private static void send(String me, String value) {
        send(Topic.OCCUPANCY, me, value);
    }

    private static void send(Topic topic, String key, String value) {
        embedded.send(topic, key, value.getBytes(UTF_8));
    }

    private static List<ConsumerRecord<byte[], byte[]>> rejectedRecords(int count) {
        Properties client = new Properties();
        client.put("bootstrap.servers", embedded.service().kafka().bootstrap());
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topic.REJECTED.topicName(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Eventually.holds(count + " rejected records", () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() >= count;
            });
        }
        return records;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Arrays.stream(record.headers().toArray())
                .filter(header -> header.key().equals(name))
                .map(header -> new String(header.value(), UTF_8))
                .findFirst()
                .orElse("");
    }
}
