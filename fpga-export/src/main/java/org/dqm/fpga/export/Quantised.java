package org.dqm.fpga.export;

import java.util.Optional;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.ChoosePrecision;
import org.dqm.fpga.pass.FoldReshapes;
import org.dqm.fpga.pass.Heads;
import org.dqm.fpga.pass.Latent;
import org.dqm.fpga.pass.NetworkImport;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.fpga.pass.Profile;
import org.dqm.fpga.pass.Prune;
import org.dqm.fpga.pass.Quantise;
import org.dqm.fpga.pass.Sample;
import org.dqm.fpga.pass.Supported;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.Weights;

/**
 * All passes, one after the other.
 *
 * @param floating the graph before quantisation and pruning, with the same outputs
 * @param graph the quantised graph
 */
public record Quantised(Graph floating, Graph graph) {
    /** Events that ranges are taken from at most. */
    private static final int PROFILED = 2048;

    /**
     * Runs them.
     *
     * @throws org.dqm.fpga.pass.UnsupportedNetworkException with all problems
     */
    public static Quantised of(
            NetworkSpec network,
            Weights weights,
            OutputForm form,
            Optional<String> latent,
            Prune prune,
            Bits bits,
            Sample sample) {
        Graph floating = floating(network, weights, form, latent);
        Graph pruned = prune.of(floating);
        return new Quantised(floating, Quantise.of(pruned, ChoosePrecision.of(pruned, profile(pruned, sample), bits)));
    }

    /** The passes before pruning. */
    static Graph floating(NetworkSpec network, Weights weights, OutputForm form, Optional<String> latent) {
        Graph imported = NetworkImport.graph(network, weights);
        return FoldReshapes.of(
                Supported.require(Heads.of(imported, form, form.hasLatent() ? Latent.tensor(network, latent) : "")));
    }

    static Profile profile(Graph pruned, Sample sample) {
        return Profile.of(pruned, profiled(sample));
    }

    /** The part of a sample that ranges are taken from. */
    static Sample profiled(Sample sample) {
        return sample.spread(PROFILED);
    }
}
