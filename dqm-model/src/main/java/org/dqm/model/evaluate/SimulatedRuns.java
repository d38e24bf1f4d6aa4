package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A set of simulated runs of any detector. Four disjoint ones are fixed in {@code runs.json}, which says what each may
 * be used for.
 *
 * @param seed of the simulator
 * @param firstRun first run number
 * @param lastRun last run number, included
 */
public record SimulatedRuns(long seed, int firstRun, int lastRun) {
    private static final JsonNode FILE = read();

    public SimulatedRuns {
        if (firstRun < 1 || lastRun < firstRun) {
            throw new IllegalArgumentException("runs must be 1 <= first <= last, got " + firstRun + ", " + lastRun);
        }
    }

    /** What runs may be used for outside the evaluation. */
    public enum Purpose {
        /** To fit reference, network, noise model and baselines. */
        TRAIN,
        /** To choose between architectures and settings, as often as one likes. */
        SELECT,
        /** To turn evidence into probabilities. */
        CALIBRATE
    }

    /** The runs for a purpose. */
    public static SimulatedRuns of(Purpose purpose) {
        return set(purpose.name().toLowerCase(Locale.ROOT));
    }

    /** The runs that nothing may learn from; only this package can ask for them. */
    static SimulatedRuns test() {
        return set("test");
    }

    /** The purpose of a seed, if it is one of those that are not for judging. */
    static Optional<Purpose> notForJudging(long seed) {
        return Arrays.stream(new Purpose[] {Purpose.TRAIN, Purpose.CALIBRATE})
                .filter(purpose -> of(purpose).seed == seed)
                .findFirst();
    }

    /** Number of runs. */
    public int count() {
        return lastRun - firstRun + 1;
    }

    /** The same seed, only the first so many runs. */
    SimulatedRuns first(int runs) {
        if (runs < 1 || runs > count()) {
            throw new IllegalArgumentException("there are " + count() + " runs of seed " + seed + ", not " + runs);
        }
        return new SimulatedRuns(seed, firstRun, firstRun + runs - 1);
    }

    private static SimulatedRuns set(String name) {
        JsonNode set = FILE.required("sets").required(name);
        return new SimulatedRuns(
                set.required("seed").asLong(),
                set.required("first_run").asInt(),
                set.required("last_run").asInt());
    }

    private static JsonNode read() {
        try (InputStream in = SimulatedRuns.class.getResourceAsStream("runs.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
