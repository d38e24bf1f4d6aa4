package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class AuditRowsIT {
    private static final Instant NIGHT = Instant.parse("2026-05-01T02:00:00Z");

    @Test
    void aLineComesBackAsItWasWritten(Database database) {
        Mutation mutation = new Mutation(
                NIGHT,
                "ann",
                "UPDATE",
                "thresholds/7",
                Optional.of(off(3)),
                Optional.of(off(3.5)),
                Optional.of("too many"));

        append(database, mutation);

        assertThat(all(database, AuditFilter.ALL).items())
                .singleElement()
                .extracting(AuditEntry::mutation)
                .isEqualTo(mutation);
    }

    @Test
    void aChangeThatIsRolledBackLeavesNoLine(Database database) {
        assertThatThrownBy(() -> database.write(connection -> {
                    new AuditRows(connection).append(deed("ann", "thresholds/1"));
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessage("the change failed");

        assertThat(all(database, AuditFilter.ALL).items()).isEmpty();
    }

    @Test
    void pagesGoFromTheNewestToTheOldest(Database database) {
        for (int i = 1; i <= 5; i++) {
            append(database, deed("ann", "thresholds/" + i));
        }

        AuditPage first = new AuditQueries(database).list(AuditFilter.ALL, 3, OptionalLong.empty());
        AuditPage second = new AuditQueries(database).list(AuditFilter.ALL, 3, first.next());

        assertThat(first.items())
                .extracting(entry -> entry.mutation().object())
                .containsExactly("thresholds/5", "thresholds/4", "thresholds/3");
        assertThat(second.items())
                .extracting(entry -> entry.mutation().object())
                .containsExactly("thresholds/2", "thresholds/1");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void linesAreFoundByPersonAndObject(Database database) {
        append(database, deed("ann", "thresholds/1"));
        append(database, deed("bob", "thresholds/1"));
        append(database, deed("ann", "thresholds/2"));

        AuditFilter filter = new AuditFilter(Optional.of("ann"), Optional.of("DELETE"), Optional.of("thresholds/1"));

        assertThat(all(database, filter).items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.mutation()).isEqualTo(deed("ann", "thresholds/1")));
    }

    private static Mutation deed(String who, String object) {
        return new Mutation(NIGHT, who, "DELETE", object, Optional.of(off(3)), Optional.empty(), Optional.empty());
    }

    private static JsonNode off(double score) {
        return JsonNodeFactory.instance.objectNode().put("off", score);
    }

    private static void append(Database database, Mutation mutation) {
        boolean unused = database.write(connection -> {
            new AuditRows(connection).append(mutation);
            return true;
        });
    }

    private static AuditPage all(Database database, AuditFilter filter) {
        return new AuditQueries(database).list(filter, 100, OptionalLong.empty());
    }
}
