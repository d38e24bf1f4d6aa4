package org.dqm.api.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.dqm.domain.RecordId;
import org.dqm.ingest.ConditionsReader;
import org.dqm.ingest.ConditionsTable.Lumisection;
import org.dqm.ingest.kafka.ContextProducer;

/**
 * The conditions that a replay sends, each before the first histogram of its lumisection and under the numbers that this
 * one gets; those of lumisections without a histogram come last, if nothing is renumbered.
 */
final class ReplayConditions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Lumisection, byte[]> records;
    private final ContextProducer producer;
    private final Set<Lumisection> sent = new HashSet<>();

    private ReplayConditions(Map<Lumisection, byte[]> records, ContextProducer producer) {
        this.records = records;
        this.producer = producer;
    }

    /** Reads them; a line that cannot be used is told and left out. */
    static ReplayConditions read(Path file, ContextProducer producer) throws IOException {
        Map<Lumisection, byte[]> records = new LinkedHashMap<>();
        long refused =
                ConditionsReader.each(file, (record, line) -> records.put(record.where(), line), System.err::println);
        System.err.println(file + ": conditions of " + records.size() + " lumisections, " + refused + " lines refused");
        return new ReplayConditions(records, producer);
    }

    /** Sends what is known of a lumisection of the files, which is published as {@code published}. */
    void before(RecordId read, RecordId published) {
        Lumisection there = new Lumisection(published.run(), published.ls());
        byte[] record = records.get(new Lumisection(read.run(), read.ls()));
        if (record != null && sent.add(there)) {
            producer.send(there.run(), renumbered(record, there));
            // There when its histogram is.
            producer.flush();
        }
    }

    /** Sends what no histogram has asked for. */
    void rest() {
        records.forEach((where, record) -> {
            if (sent.add(where)) {
                producer.send(where.run(), record);
            }
        });
        producer.flush();
    }

    int count() {
        return sent.size();
    }

    private static byte[] renumbered(byte[] record, Lumisection where) {
        try {
            ObjectNode node = (ObjectNode) JSON.readTree(new String(record, StandardCharsets.UTF_8));
            node.put("run_number", where.run()).put("lumisection_number", where.ls());
            return JSON.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new IllegalStateException("it was JSON when it was read", e);
        }
    }
}
