package org.dqm.fpga.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dqm.fpga.emulate.EmulatedScore;
import org.dqm.fpga.emulate.Emulator;
import org.dqm.model.crossing.Sample;
import org.dqm.model.registry.Manifest;
import org.dqm.model.trigger.CodesBySample;
import org.dqm.model.trigger.Fraction;
import org.dqm.model.trigger.Rates;
import org.dqm.model.trigger.TriggerInput;

/** Rate of background and efficiency of signals against the chip's threshold code: {@code rates.csv}. */
final class ChipRates {
    /** Unless a threshold is given: about what a rare-event trigger is allowed. */
    private static final double USUAL_KILOHERTZ = 3;

    private static final String CHIP = "chip";

    private final CodesBySample.Request request;
    private final CodesBySample codes;

    private ChipRates(CodesBySample.Request request, CodesBySample codes) {
        this.request = request;
        this.codes = codes;
    }

    /**
     * Scores all crossings with the emulator.
     *
     * @throws IllegalArgumentException if the bundle is no trigger, or its last output no score
     */
    static ChipRates of(Emulator emulator, Manifest manifest, CodesBySample.Request request) {
        EmulatedScore score = new EmulatedScore(emulator, TriggerInput.of(manifest));
        return new ChipRates(
                request,
                Objects.requireNonNull(CodesBySample.of(Map.of(CHIP, score), request, (sample, done, total) -> {})
                        .get(CHIP)));
    }

    /** The lowest threshold that keeps 3 kHz. */
    ScoreThreshold usualThreshold() {
        return new ScoreThreshold(
                codes.rates().within(USUAL_KILOHERTZ).code(),
                "the lowest that keeps " + (int) USUAL_KILOHERTZ + " kHz of simulated background");
    }

    /** @throws IllegalArgumentException with fewer than 20 distinct codes between 0.3 and 30 kHz */
    String csv() {
        return codes.ratesCsv();
    }

    /** For the manifest. */
    void describe(ObjectNode json, long threshold) {
        Rates.Point point = codes.rates().at(threshold);
        json.put("file", "rates.csv")
                .put("khz", point.kilohertz())
                .put("khz_error", point.error())
                .put("background_crossings", request.background().size())
                .put("seed", request.seed());
        ObjectNode efficiencies = json.putObject("efficiency");
        for (Sample signal : Sample.signals()) {
            Fraction efficiency = Rates.efficiency(codes.of(signal), threshold);
            efficiencies
                    .putObject(signal.label())
                    .put("value", efficiency.value())
                    .put("error", efficiency.error());
        }
    }

    /** For the model card. */
    String text(long threshold) {
        Rates.Point point = codes.rates().at(threshold);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                """

                ## Rate against threshold

                At threshold code %d, %.2f ± %.2f kHz of background pass, of 28 MHz of filled crossings and without other
                triggers; %d simulated crossings of seed %d. `rates.csv` has every code from 0.3 to 30 kHz.

                | toy signal | efficiency |
                |---|---|
                """,
                threshold,
                point.kilohertz(),
                point.error(),
                request.background().size(),
                request.seed()));
        for (Sample signal : Sample.signals()) {
            Fraction efficiency = Rates.efficiency(codes.of(signal), threshold);
            text.append(String.format(
                    Locale.ROOT, "| %s | %.4f ± %.4f |%n", signal.label(), efficiency.value(), efficiency.error()));
        }
        return text.toString();
    }
}
