package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.dqm.api.cli.BeamOptions.ConditionsFile;
import org.dqm.api.cli.BeamOptions.RunRange;
import org.dqm.ingest.NdjsonWriter;
import org.dqm.model.crossing.CrossingPlan;
import org.dqm.model.crossing.L1Calo;
import org.dqm.model.crossing.SimulatedCrossings;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultCatalogue;
import org.dqm.model.simulate.FaultPlan;
import org.dqm.model.simulate.FaultSpec;
import org.dqm.model.simulate.SimulatedLumisection;
import org.dqm.model.simulate.Simulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dqm simulate}: writes runs of a simulated detector, with the truth about each lumisection. */
@Command(
        name = "simulate",
        description = "Write simulated runs, with or without faults. Run numbers start at 1000*SEED + 1.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "SPEC: faults of every run, as KIND,SHAPE,KEY=VALUE,... with ';' between faults.",
            "  KIND   dead | cold | hot | exchanged | stuck",
            "  SHAPE  bin | block (x=, y=: a bin or from-to), module | supermodule | sector | ring (unit=)",
            "  with   the unit to exchange with",
            "  factor on the expected hits: below 1 if cold, above 1 if hot; the bit that is stuck: a power of 2",
            "  course steady (default) | flickering (7 of 19 lumisections) | growing (over 20)",
            "  since  first lumisection with the fault (default 1)",
            "  until  first lumisection without it (default: it stays)",
            "Example: 'dead,block,x=40-44,y=10-14,since=13,until=21;cold,module,unit=HBM07,factor=0.5'",
            "catalogue: each kind in turn, 10 lumisections long (19 if it flickers, 25 if it grows), after 15 good ones.",
            "",
            "Scenarios are good runs: stable, pileup-step, luminosity-step, levelling, prescale-change, events-halved,",
            "fill-start, beam-dump, van-der-meer, pause-resume, partial, cosmics, excluded, fill, drift (over the runs)."
        })
final class SimulateCommand implements Callable<Integer> {
    /** So that run numbers stay within an int. */
    private static final int SEEDS = 2_000_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--detector",
            required = true,
            paramLabel = "NAME",
            description = "Detector: ecal-barrel, ecal-endcap, hcal, pixel-layer or drift-tube;"
                    + " or l1-calo, bunch crossings of the Level-1 calorimeter trigger.")
    private String detector;

    @Option(names = "--runs", required = true, paramLabel = "N", description = "Number of runs.")
    private int runs;

    @Option(names = "--lumisections", required = true, paramLabel = "N", description = "Lumisections per run.")
    private int lumisections;

    @Option(names = "--seed", required = true, paramLabel = "S", description = "Seed.")
    private long seed;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Events per lumisection; varies by 18 %% around the detector's own if not given."
                    + " For l1-calo crossings per lumisection (default: 1000).")
    private @Nullable Integer events;

    @Option(
            names = "--signal",
            paramLabel = "NAME",
            description =
                    "For l1-calo: multi-jet, displaced, soft-unclustered, top-pair or hot-region in every crossing.")
    private String signal = "";

    @Option(
            names = "--faults",
            defaultValue = "none",
            paramLabel = "none|catalogue|SPEC",
            description = "Faults to plant (default: ${DEFAULT-VALUE}).")
    private String faults;

    @Option(
            names = "--elements",
            defaultValue = "1",
            paramLabel = "N",
            description = "Elements that share the beam (default: ${DEFAULT-VALUE}); faults are in each.")
    private int elements;

    @Mixin
    private BeamOptions beam = new BeamOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "NDJSON file; .gz means gzip. For l1-calo HDF5.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        int firstRun = 1_000 * (int) Math.floorMod(seed, (long) SEEDS) + 1;
        if (detector.equals(L1Calo.NAME)) {
            return crossings(firstRun);
        }
        require(signal.isEmpty(), "--signal is for --detector " + L1Calo.NAME);
        Simulator simulator = simulator(firstRun);
        FaultPlan plan = plan(simulator, firstRun);
        List<Simulator> all =
                IntStream.range(0, elements).mapToObj(simulator::element).toList();
        Progress progress = new Progress("simulate");
        try (NdjsonWriter writer = NdjsonWriter.create(out);
                ConditionsFile conditions = beam.conditionsFile(simulator.detector())) {
            for (int run = firstRun; run < firstRun + runs; run++) {
                List<Fault> planted = plan.of(run);
                for (int ls = 1; ls <= lumisections; ls++) {
                    conditions.write(run, ls, simulator.beam(run, ls));
                    for (Simulator element : all) {
                        SimulatedLumisection lumisection = element.lumisection(run, ls, planted);
                        writer.write(lumisection.histogram(), lumisection.truth());
                    }
                    progress.show((long) (run - firstRun) * lumisections + ls, (long) runs * lumisections, "LS");
                }
            }
        }
        System.err.println("wrote " + (long) runs * lumisections * elements + " records to " + out);
        return 0;
    }

    private int crossings(int firstRun) throws IOException {
        SimulateCrossings.requireOnlyItsOptions(spec);
        try {
            int perLumisection = events == null ? SimulateCrossings.CROSSINGS : events;
            CrossingPlan plan = new CrossingPlan(firstRun, runs, lumisections, perLumisection, beam.pileup());
            SimulateCrossings.write(out, new SimulatedCrossings(seed, SimulateCrossings.sample(signal), plan));
            return 0;
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private Simulator simulator(int firstRun) throws IOException {
        require(runs >= 1 && runs <= 100_000, "--runs must be 1 to 100000, got " + runs);
        require(lumisections >= 1, "--lumisections must be at least 1, got " + lumisections);
        require(events == null || events >= 1, "--events must be at least 1, got " + events);
        require(elements >= 1 && elements <= 100_000, "--elements must be 1 to 100000, got " + elements);
        Detector found = Detector.named(detector)
                .orElseThrow(() ->
                        usage("--detector: no '" + detector + "'; found: " + Detector.names() + ", " + L1Calo.NAME));
        Simulator plain = new Simulator(found, seed, events == null ? OptionalInt.empty() : OptionalInt.of(events));
        try {
            return beam.apply(plain, new RunRange(firstRun, runs, lumisections));
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private FaultPlan plan(Simulator simulator, int firstRun) {
        return switch (faults) {
            case "none" -> FaultPlan.NONE;
            case "catalogue" -> new FaultCatalogue(simulator, firstRun, lumisections);
            default -> {
                try {
                    List<Fault> given = new FaultSpec(simulator.detector().geometry()).parse(faults);
                    yield run -> given;
                } catch (IllegalArgumentException e) {
                    throw usage("--faults: " + e.getMessage());
                }
            }
        };
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw usage(message);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
