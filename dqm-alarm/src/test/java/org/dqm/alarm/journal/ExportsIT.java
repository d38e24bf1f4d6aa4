package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.dqm.domain.ModelVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The queue of exports, as it is stored. */
@ExtendWith(PostgresExtension.class)
class ExportsIT {
    private static final Instant NIGHT = Instant.parse("2026-05-01T01:00:00Z");
    private static final JsonNode OPTIONS =
            JsonNodeFactory.instance.objectNode().put("weightBits", 6);
    private static final StoredExport.Made MADE = new StoredExport.Made(
            "hcal-v7-fpga.zip",
            "00ff",
            12,
            JsonNodeFactory.instance.objectNode().put("events", 10),
            true);

    private Database database;
    private Exports exports;

    @BeforeEach
    void open(Database fresh) {
        database = fresh;
        exports = new Exports(database, Clock.fixed(NIGHT, ZoneOffset.UTC));
    }

    @Test
    void whatIsAskedForWaitsAndIsAudited() {
        StoredExport asked = ask(4).orElseThrow();

        assertThat(asked.state()).isEqualTo(ExportState.QUEUED);
        assertThat(exports.one(asked.id())).contains(asked);
        assertThat(asked.options()).isEqualTo(OPTIONS);
        assertThat(asked.queuedAt()).isEqualTo(NIGHT);
        AuditEntry line = new AuditQueries(database)
                .list(AuditFilter.ALL, 10, OptionalLong.empty())
                .items()
                .get(0);
        assertThat(line.mutation().object()).isEqualTo("exports/fpga/1");
        assertThat(line.mutation().actor()).isEqualTo("ann");
        assertThat(line.mutation().after())
                .hasValueSatisfying(after -> assertThat(
                                after.path("options").path("weightBits").asInt())
                        .isEqualTo(6));
    }

    @Test
    void theyRunInTheOrderInWhichTheyWereAskedFor() {
        ask(4);
        ask(4);

        assertThat(exports.begin()).map(StoredExport::id).contains(1L);
        assertThat(exports.begin()).map(StoredExport::id).contains(2L);
        assertThat(exports.begin()).isEmpty();
        assertThat(exports.one(1).orElseThrow().startedAt()).contains(NIGHT);
    }

    @Test
    void aRestartTellsWhatRanInterruptedAndKeepsTheQueue() {
        ask(4);
        ask(4);
        exports.begin();
        exports.step(1, "TEST_VECTORS");

        Exports after = new Exports(database, Clock.fixed(NIGHT.plusSeconds(60), ZoneOffset.UTC));
        int interrupted = after.interrupt("the service ended; ask again");

        assertThat(interrupted).isEqualTo(1);
        assertThat(after.one(1)).hasValueSatisfying(export -> {
            assertThat(export.state()).isEqualTo(ExportState.INTERRUPTED);
            assertThat(export.step()).contains("TEST_VECTORS");
            assertThat(export.failure()).contains("the service ended; ask again");
            assertThat(export.finishedAt()).contains(NIGHT.plusSeconds(60));
        });
        assertThat(after.interrupt("again")).isZero();
        assertThat(after.begin()).map(StoredExport::id).contains(2L);
    }

    @Test
    void whatWasToldInterruptedIsNotFinishedByWhoeverRanIt() {
        ask(4);
        exports.begin();
        exports.interrupt("lost");

        assertThat(exports.finish(1, MADE)).isFalse();
        assertThat(exports.fail(1, "late")).isFalse();
        exports.step(1, "FILES");

        assertThat(exports.one(1)).hasValueSatisfying(export -> {
            assertThat(export.state()).isEqualTo(ExportState.INTERRUPTED);
            assertThat(export.failure()).contains("lost");
            assertThat(export.step()).isEmpty();
            assertThat(export.made()).isEmpty();
        });
    }

    @Test
    void anEndIsKeptWithWhatCameOut() {
        ask(4);
        ask(4);
        exports.begin();
        boolean finished = exports.finish(1, MADE);
        exports.begin();
        boolean failed = exports.fail(2, "layer out\0: --outputs network");

        assertThat(finished).isTrue();
        assertThat(failed).isTrue();
        assertThat(exports.one(1)).hasValueSatisfying(export -> {
            assertThat(export.state()).isEqualTo(ExportState.DONE);
            assertThat(export.made()).contains(MADE);
        });
        assertThat(exports.one(2).orElseThrow().failure()).contains("layer out: --outputs network");
        assertThat(exports.isAnyUnfinished()).isFalse();
    }

    @Test
    void aFullQueueTakesNothingUntilOneHasEnded() {
        assertThat(IntStream.range(0, 3).mapToObj(i -> ask(2).isPresent())).containsOnly(true);

        assertThat(ask(2)).isEmpty();
        exports.begin();
        assertThat(ask(2)).isEmpty();
        exports.fail(1, "no");

        assertThat(ask(2)).isPresent();
        assertThat(ids(exports.list(10, OptionalLong.empty()))).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void theyAreListedNewestFirstPageByPage() {
        IntStream.range(0, 3).forEach(i -> ask(4));

        ExportPage first = exports.list(2, OptionalLong.empty());
        ExportPage second = exports.list(2, first.next());

        assertThat(ids(first)).containsExactly(3L, 2L);
        assertThat(ids(second)).containsExactly(1L);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void onlyTheNewestArchivesAreKept() {
        for (int i = 0; i < 3; i++) {
            ask(4);
            exports.begin();
            exports.finish(i + 1L, MADE);
        }

        assertThat(exports.superfluous(2)).containsExactly(1L);
        exports.drop(1);

        assertThat(exports.superfluous(2)).isEmpty();
        assertThat(exports.one(1).orElseThrow().made())
                .map(StoredExport.Made::isKept)
                .contains(false);
    }

    private Optional<StoredExport> ask(int mostWaiting) {
        return exports.ask(new ExportWish(new ModelVersion("hcal", 7), OPTIONS, "ann"), mostWaiting);
    }

    private static List<Long> ids(ExportPage page) {
        return page.items().stream().map(StoredExport::id).toList();
    }
}
