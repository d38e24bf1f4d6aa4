package org.dqm.model.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What happens in good runs and must not alarm.
 *
 * <p>Times are lumisections of the run; those that repeat change every 30.
 */
public enum BenignScenario {
    /** Stable beams all the time. */
    STABLE,
    /** Pileup falls to 60 % for every second stretch. */
    PILEUP_STEP,
    /** Pileup falls to 70 % and the event rate to 80 %, for every second stretch. */
    LUMINOSITY_STEP,
    /** Pileup falls by 8 % in 20 lumisections and is brought back. */
    LEVELLING,
    /** The prescales change, and with them the event rate: × 1, × 1.6, × 0.6. */
    PRESCALE_CHANGE,
    /** Half the event rate in every second stretch. */
    EVENTS_HALVED,
    /** Ten lumisections of adjusting at low pileup and a tenth of the voltage, then a ramp over three. */
    FILL_START,
    /** In the middle of lumisection 31 the beam is dumped; no beam from then on. */
    BEAM_DUMP,
    /** Two scans of 20 lumisections through a Gaussian overlap, from 21 on. */
    VAN_DER_MEER,
    /** No events from 31 to 40, half of them in 41. */
    PAUSE_RESUME,
    /** The first lumisection has 35 % of its events and the last one 20 %. */
    PARTIAL,
    /** No beam: a fifth of the events, few hits. */
    COSMICS,
    /** The detector is out of the run from 31 to 60. */
    EXCLUDED,
    /** Injection (first tenth), ramp, flat top, adjusting, ramp of the voltage, stable beams, dump, cosmics (last fifth). */
    FILL;

    private static final int STRETCH_LS = 30;
    private static final double COSMIC_EVENTS = 0.2;

    /** The scenario of that name, in lower case with hyphens, if there is one. */
    public static Optional<BenignScenario> named(String name) {
        return Arrays.stream(values()).filter(one -> one.text().equals(name)).findFirst();
    }

    /** Names of all scenarios. */
    public static List<String> names() {
        return Arrays.stream(values()).map(BenignScenario::text).toList();
    }

    /** The name in lower case with hyphens. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The scenario in runs of so many lumisections. */
    public Scenario in(int lumisections) {
        return (ls, normal) -> apply(ls, lumisections, normal);
    }

    private BeamState apply(int ls, int lumisections, BeamState normal) {
        int stretch = (ls - 1) / STRETCH_LS;
        boolean isSecond = stretch % 2 == 1;
        return switch (this) {
            case STABLE -> normal;
            case PILEUP_STEP -> isSecond ? normal.scaled(0.6, 1) : normal;
            case LUMINOSITY_STEP -> isSecond ? normal.scaled(0.7, 0.8) : normal;
            case LEVELLING -> normal.scaled(1 - 0.08 * ((ls - 1) % 20) / 19, 1);
            case PRESCALE_CHANGE -> normal.scaled(1, new double[] {1, 1.6, 0.6}[stretch % 3]);
            case EVENTS_HALVED -> isSecond ? normal.scaled(1, 0.5) : normal;
            case FILL_START -> start(ls, normal);
            case BEAM_DUMP -> dump(ls, 31, normal);
            case VAN_DER_MEER -> ls < 21 || ls > 60 ? normal : normal.scaled(overlap((ls - 21) % 20), 1);
            case PAUSE_RESUME -> ls < 31 || ls > 41 ? normal : normal.scaled(1, ls == 41 ? 0.5 : 0);
            case PARTIAL -> ls == 1 ? normal.scaled(1, 0.35) : ls == lumisections ? normal.scaled(1, 0.2) : normal;
            case COSMICS -> normal.in(BeamMode.NO_BEAM).scaled(0, COSMIC_EVENTS);
            case EXCLUDED -> ls < 31 || ls > 60 ? normal : normal.excluded();
            case FILL -> fill(ls, lumisections, normal);
        };
    }

    /** Separation of the beams from −2.5 to 2.5 widths of the overlap. */
    private static double overlap(int step) {
        double separation = (step - 9.5) / 3.8;
        return StrictMath.exp(-separation * separation / 2);
    }

    private static BeamState start(int ls, BeamState normal) {
        if (ls <= 10) {
            return normal.in(BeamMode.ADJUST).scaled(ls / 20.0, 1).atVoltage(0.1);
        }
        return normal.atVoltage(Math.min(1, 0.1 + 0.3 * (ls - 10)));
    }

    private static BeamState dump(int ls, int at, BeamState normal) {
        if (ls < at) {
            return normal;
        }
        return ls == at
                ? normal.in(BeamMode.DUMP).scaled(1, 0.5)
                : normal.in(BeamMode.NO_BEAM).scaled(0, COSMIC_EVENTS);
    }

    private static BeamState fill(int ls, int lumisections, BeamState normal) {
        int tenth = Math.max(2, lumisections / 10);
        BeamMode[] before = {BeamMode.INJECTION, BeamMode.RAMP, BeamMode.FLAT_TOP};
        if (ls <= tenth + 2) {
            BeamMode mode = before[Math.max(0, ls - tenth)];
            return normal.in(mode).scaled(0, COSMIC_EVENTS).atVoltage(0.1);
        }
        int afterwards = ls - tenth - 2;
        BeamState colliding = start(afterwards, normal);
        return dump(ls, Math.max(tenth + 17, lumisections - 2 * tenth), colliding);
    }
}
