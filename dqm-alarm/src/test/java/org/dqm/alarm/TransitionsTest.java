package org.dqm.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dqm.domain.BinSet;
import org.dqm.domain.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What alarms do is what the Javadoc of their states says: all of it, and nothing else. */
class TransitionsTest {
    private static final int STEPS = 40_000;
    private static final String ME = "Hcal/depth1";
    private static final Pattern LISTED = Pattern.compile("\\{@code (\\w+) → (\\w+)}");
    private static final Set<String> CONDITIONS = new TreeSet<>();
    private static final Set<String> ACKNOWLEDGEMENTS = new TreeSet<>();

    /** Every input in every state: lumisections of all kinds, people, shelves and their ends. */
    @BeforeAll
    static void walk() {
        Random random = new Random(17);
        Room room = new Room();
        int ls = 0;
        Optional<Alarm> before = Optional.empty();
        for (int step = 0; step < STEPS; step++) {
            int stretch = random.nextInt(12) == 0 ? 1 + random.nextInt(45) : 1;
            int input = random.nextInt(12);
            for (int i = 0; i < stretch; i++) {
                ls = happen(room, input, ls, random);
                Optional<Alarm> after = before.isPresent() && before.get().isFollowed()
                        ? Optional.of(room.alarm(before.get().id()))
                        : room.newest();
                note(before, after);
                before = after;
            }
        }
    }

    @Test
    void conditionsMoveAsTheirJavadocSays() throws IOException {
        assertThat(CONDITIONS).isEqualTo(listed("Condition"));
    }

    @Test
    void acknowledgementsMoveAsTheirJavadocSays() throws IOException {
        assertThat(ACKNOWLEDGEMENTS).isEqualTo(listed("Acknowledgement"));
    }

    private static int happen(Room room, int input, int ls, Random random) {
        BinSet bins = random.nextInt(6) == 0 ? block(5, 5, 3, 3) : block(5, 5, 2, 2);
        long newest = room.newest().map(Alarm::id).orElse(0L);
        switch (input) {
            case 0, 1, 2 -> room.sees(ME, ls + 1);
            case 3 -> room.sees(ME, ls + 1, dead(3.5, bins));
            case 4, 5 -> room.sees(ME, ls + 1, dead(4.5, bins));
            case 6 -> room.sees(ME, ls + 1, dead(7, bins));
            case 7 -> room.sees(ME, ls + 1, dead(15, bins));
            case 8 -> room.seesNothingOf(ME, ls + 1);
            case 9 -> room.seesLate(ME, late(random, bins));
            case 10 -> room.acknowledgeIfPossible(newest);
            default -> room.takeBack(newest);
        }
        return input <= 8 ? ls + 1 : ls;
    }

    private static Region late(Random random, BinSet bins) {
        return dead(random.nextBoolean() ? 4.5 : 7, bins);
    }

    private static void note(Optional<Alarm> before, Optional<Alarm> after) {
        if (after.isEmpty()) {
            return;
        }
        boolean isSame = before.filter(alarm -> alarm.id() == after.get().id()).isPresent();
        Condition from = isSame ? before.get().condition() : Condition.NORMAL;
        Acknowledgement acknowledged = isSame ? before.get().acknowledgement() : Acknowledgement.NONE;
        note(CONDITIONS, from, after.get().condition());
        note(ACKNOWLEDGEMENTS, acknowledged, after.get().acknowledgement());
    }

    private static void note(Set<String> seen, Enum<?> from, Enum<?> to) {
        if (from != to) {
            seen.add(from + " → " + to);
        }
    }

    private static Set<String> listed(String type) throws IOException {
        String source = Files.readString(Path.of("src/main/java/org/dqm/alarm/" + type + ".java"));
        Set<String> listed = new TreeSet<>();
        Matcher matcher = LISTED.matcher(source);
        while (matcher.find()) {
            listed.add(matcher.group(1) + " → " + matcher.group(2));
        }
        return listed;
    }
}
