package org.dqm.fpga;

import java.util.Optional;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.ChoosePrecision;
import org.dqm.fpga.pass.FoldReshapes;
import org.dqm.fpga.pass.Heads;
import org.dqm.fpga.pass.Latent;
import org.dqm.fpga.pass.NetworkImport;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.fpga.pass.Profile;
import org.dqm.fpga.pass.Quantise;
import org.dqm.fpga.pass.Sample;
import org.dqm.fpga.pass.Supported;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.RandomNumbers;

/** All passes with random weights of a seed. */
public final class Quantised {
    /** The calorimeter's regions: 10 bits, and 1/64 of a count as the network sees it. */
    public static final FixedType REGIONS = new FixedType(false, 10, 0);

    private Quantised() {}

    public static Graph floatGraph(NetworkSpec network, OutputForm form, long seed) {
        Graph graph = NetworkImport.graph(network, RandomNumbers.weights(network, seed));
        return FoldReshapes.of(Supported.require(Heads.of(graph, form, Latent.tensor(network, Optional.empty()))));
    }

    public static Graph graph(NetworkSpec network, OutputForm form, Sample sample, Bits bits, long seed) {
        Graph graph = floatGraph(network, form, seed);
        return Quantise.of(graph, ChoosePrecision.of(graph, Profile.of(graph, sample), bits));
    }

    /** q of one event. */
    public static long[] integers(double[] event, FixedType type) {
        long[] q = new long[event.length];
        for (int i = 0; i < q.length; i++) {
            q[i] = org.dqm.fpga.graph.Quantizer.of(type).nearest(event[i]);
        }
        return q;
    }
}
