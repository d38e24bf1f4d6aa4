package org.dqm.alarm.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A random sequence of inputs, a function of its seed. */
final class RandomStory {
    private static final double[] SCORES = {0, 0, 0, 0, 2.5, 3.5, 4.5, 4.5, 6.5, 7, 7, 15};

    /**
     * An input.
     *
     * @param told in words
     * @param input whether a command was granted; true for what is none
     */
    record Step(String told, Predicate<Machine> input) {
        static Step of(String told, Consumer<Machine> input) {
            return new Step(told, machine -> {
                input.accept(machine);
                return true;
            });
        }

        boolean happenTo(Machine machine) {
            return input.test(machine);
        }
    }

    private final Random random;

    private RandomStory(long seed) {
        this.random = new Random(seed);
    }

    /** @param steps at least; lumisections of one kind may come in stretches */
    static List<Step> of(long seed, int steps) {
        RandomStory story = new RandomStory(seed);
        // So that what comes late is known to be late.
        List<Step> told = new ArrayList<>(List.of(Step.of("good", machine -> machine.sees(Machine.When.NEXT, 0, 2))));
        while (told.size() < steps) {
            told.addAll(story.next());
        }
        return told;
    }

    private List<Step> next() {
        return switch (random.nextInt(26)) {
            case 0, 1, 2, 3, 4, 5, 6 -> List.of(sees(Machine.When.NEXT));
            case 23 -> List.of(sees(Machine.When.SKIPPING));
            case 24 -> List.of(sees(Machine.When.SKIPPING), sees(Machine.When.LEFT_OUT));
            case 7 -> List.of(sees(Machine.When.NEW_RUN));
            case 8 -> List.of(sees(Machine.When.LATE));
            case 9 -> List.of(sees(Machine.When.OF_THE_RUN_LEFT));
            case 10 -> stretch(sees(Machine.When.NEXT));
            case 11 -> stretch(Step.of("no score", Machine::seesNothing));
            case 12 -> List.of(Step.of("again", Machine::seesAgain));
            case 13, 14 -> List.of(acknowledge());
            case 15 -> List.of(new Step("take back", Machine::takeBack));
            case 16 -> List.of(shelve());
            case 17 -> List.of(new Step("unshelve", Machine::unshelve));
            case 18 -> List.of(random.nextBoolean() ? clock() : Step.of("restart", Machine::restart));
            case 19 -> List.of(new Step("mask", Machine::mask));
            case 20 -> List.of(new Step("unmask", Machine::unmask));
            case 21 ->
                List.of(
                        random.nextBoolean()
                                ? Step.of("out of service", Machine::outOfService)
                                : Step.of("in service", Machine::inService));
            case 22 -> stretch(Step.of("closed", Machine::seesClosed));
            default -> List.of(edit());
        };
    }

    private Step sees(Machine.When when) {
        double score = SCORES[random.nextInt(SCORES.length)];
        int width = 2 + random.nextInt(3);
        return Step.of(when + " " + score + " of " + width, machine -> machine.sees(when, score, width));
    }

    private List<Step> stretch(Step step) {
        int length = 1 + random.nextInt(random.nextInt(4) == 0 ? 45 : 5);
        return Collections.nCopies(length, step);
    }

    private Step acknowledge() {
        int ago = random.nextInt(4) == 0 ? 1 : 0;
        return new Step("acknowledge -" + ago, machine -> machine.acknowledge(ago));
    }

    private Step shelve() {
        Duration time = Duration.ofMinutes(1 + random.nextInt(60));
        int kind = random.nextInt(3);
        Optional<Duration> until = kind == 0 ? Optional.empty() : Optional.of(time);
        return new Step("shelve " + until + " " + (kind != 1), machine -> machine.shelve(until, kind != 1));
    }

    private Step clock() {
        Duration step = Duration.ofMinutes(random.nextInt(90) - 15);
        return Step.of("clock " + step, machine -> machine.clock(step));
    }

    private Step edit() {
        int kind = random.nextInt(Expert.ALL.size());
        return Step.of("edit " + kind, machine -> machine.edit(Expert.ALL.get(kind)));
    }
}
