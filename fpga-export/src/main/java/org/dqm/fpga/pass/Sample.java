package org.dqm.fpga.pass;

import java.util.ArrayList;
import java.util.List;

/** Inputs of good events, from which ranges are taken: immutable, each row-major in the network's input shape. */
public final class Sample {
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

    /** The first so many events, or all. */
    public Sample first(int count) {
        return new Sample(events.subList(0, Math.min(count, events.size())));
    }
}
