package org.dqm.fpga.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Inputs of good events, from which ranges are taken: immutable, each row-major in the network's input shape. */
public final class Sample {
    private static final long SEED = 6;

    private final List<double[]> events;

    private Sample(List<double[]> events) {
        this.events = events;
    }

    /** Copies the events. */
    public static Sample of(List<double[]> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a calibration sample has at least 1 event, got none");
        }
        return new Sample(events.stream().map(double[]::clone).toList());
    }

    /**
     * Of numbers one event after the other.
     *
     * @param size numbers of an event
     */
    public static Sample of(float[] numbers, int size) {
        List<double[]> events = new ArrayList<>();
        for (int at = 0; at + size <= numbers.length; at += size) {
            double[] event = new double[size];
            for (int i = 0; i < size; i++) {
                event[i] = numbers[at + i];
            }
            events.add(event);
        }
        return of(events);
    }

    public int size() {
        return events.size();
    }

    /** A copy of one event. */
    public double[] event(int i) {
        return events.get(i).clone();
    }

    /** So many events, or all: one of each equal part, drawn with a fixed seed so that no regular order is met. */
    public Sample spread(int count) {
        if (count >= size()) {
            return this;
        }
        Random random = new Random(SEED);
        return new Sample(IntStream.range(0, count)
                .mapToObj(part -> {
                    int from = (int) ((long) part * size() / count);
                    int to = (int) ((part + 1L) * size() / count);
                    return events.get(from + random.nextInt(to - from));
                })
                .toList());
    }
}
