package org.dqm.alarm.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The tables of docs/alarm-states.md: each row is a state, the story that leads to it, and what every input makes of
 * it.
 */
final class StateTable {
    private static final Path FILE = Path.of("../docs/alarm-states.md");
    private static final String SAME = "·";
    private static final String REFUSED = "✗";

    private static final Map<String, Predicate<Machine>> INPUTS = Map.ofEntries(
            told("good", machine -> machine.sees(Machine.When.NEXT, 0, 2)),
            told("between", machine -> machine.sees(Machine.When.NEXT, 3.5, 2)),
            told("warning", machine -> machine.sees(Machine.When.NEXT, 4.5, 2)),
            told("alarm", machine -> machine.sees(Machine.When.NEXT, 7, 2)),
            told("larger", machine -> machine.sees(Machine.When.NEXT, 4.5, 3)),
            told("no score", Machine::seesNothing),
            told("closed", Machine::seesClosed),
            told("late warning", machine -> machine.sees(Machine.When.LATE, 4.5, 2)),
            told("late alarm", machine -> machine.sees(Machine.When.LATE, 7, 2)),
            told("good after a gap", machine -> machine.sees(Machine.When.SKIPPING, 0, 2)),
            told("left out warning", machine -> machine.sees(Machine.When.LEFT_OUT, 4.5, 2)),
            told("again", Machine::seesAgain),
            told("restart", Machine::restart),
            told("out of service", Machine::outOfService),
            told("in service", Machine::inService),
            told("edit", machine -> machine.edit(Expert.ALL.get(2))),
            told("10 minutes", machine -> machine.clock(Duration.ofMinutes(10))),
            Map.entry("acknowledge", machine -> machine.acknowledge(0)),
            Map.entry("acknowledge what was", machine -> machine.acknowledge(1)),
            Map.entry("take back", Machine::takeBack),
            Map.entry("shelve", machine -> machine.shelve(Optional.of(Duration.ofMinutes(10)), false)),
            Map.entry("unshelve", Machine::unshelve),
            Map.entry("mask", Machine::mask),
            Map.entry("unmask", Machine::unmask));

    private StateTable() {}

    /** Holds a machine against every cell. */
    static void check(Supplier<Machine> machines) throws IOException {
        List<String> header = List.of();
        int cells = 0;
        for (String line : Files.readAllLines(FILE)) {
            List<String> row = row(line);
            if (row.isEmpty() || row.get(0).startsWith("---")) {
                continue;
            }
            if (row.get(0).equals("state")) {
                header = row;
                continue;
            }
            for (int column = 2; column < row.size(); column++) {
                check(machines.get(), row.get(0), row.get(1), header.get(column), row.get(column));
                cells++;
            }
        }
        assertThat(cells).as("cells").isGreaterThan(200);
    }

    private static void check(Machine machine, String state, String story, String input, String cell) {
        tell(machine, story);
        assertThat(state(machine)).as("after %s", story).isEqualTo(state);
        long calls = machine.picture().calls();

        boolean isGranted = input(input).test(machine);

        String calling = machine.picture().calls() > calls ? " !" : "";
        String after = state(machine) + calling;
        String expected = cell.equals(SAME) || cell.equals(REFUSED) ? state : cell;
        assertThat(after).as("%s, then %s", state, input).isEqualTo(expected);
        assertThat(isGranted).as("%s, then %s: granted", state, input).isEqualTo(!cell.equals(REFUSED));
    }

    /** {@code warning ×3, acknowledge}. */
    static void tell(Machine machine, String story) {
        for (String happening : story.split(", ", -1)) {
            String[] words = happening.split(" ×", -1);
            int times = words.length > 1 ? Integer.parseInt(words[1]) : 1;
            for (int i = 0; i < times; i++) {
                boolean unused = input(words[0]).test(machine);
            }
        }
    }

    static Predicate<Machine> input(String name) {
        return Optional.ofNullable(INPUTS.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no input '" + name + "' in " + FILE));
    }

    /** {@code ACTIVE WARN ACKED, SHELVED}. */
    static String state(Machine machine) {
        return machine.picture().alarm().map(StateTable::state).orElse("NORMAL");
    }

    private static String state(Picture.One alarm) {
        List<String> words = new ArrayList<>(List.of(alarm.condition().name()));
        if (alarm.condition().isRaised()) {
            words.add(alarm.severity().name());
        }
        words.add(alarm.acknowledgement().name());
        words.remove("NONE");
        String state = String.join(" ", words);
        return state
                + (alarm.isIntermittent() ? ", INTERMITTENT" : "")
                + (alarm.shelves() > 0 ? ", SHELVED" : "")
                + (alarm.isMasked() ? ", MASKED" : "")
                + (alarm.isGated() ? ", GATED" : "")
                + (alarm.isOutOfService() ? ", OUT_OF_SERVICE" : "");
    }

    private static List<String> row(String line) {
        return line.startsWith("|")
                ? Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList()
                : List.of();
    }

    private static Map.Entry<String, Predicate<Machine>> told(String name, Consumer<Machine> input) {
        return Map.entry(name, machine -> {
            input.accept(machine);
            return true;
        });
    }
}
