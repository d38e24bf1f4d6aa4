package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.GridTopology;

/**
 * What the neighbours' linear prediction and the network on top of it add to the reference, mean over lumisections in
 * standard deviations of a bin, and what the network's narrowest layer holds meanwhile.
 */
record NetworkView(Expecting expecting, Optional<CodeLayer> code) {
    /** @param good lumisections; those that are not scored count for nothing */
    ObjectNode write(List<LumisectionHistogram> good) {
        GridTopology grid = expecting.model().reference().grid();
        double[] linear = new double[grid.size()];
        double[] delta = new double[grid.size()];
        double linearSquares = 0;
        double deltaSquares = 0;
        int live = 0;
        int count = 0;
        for (LumisectionHistogram histogram : good) {
            Optional<BinGrid> alone = expecting.linear(histogram);
            Optional<BinGrid> full = expecting.full(histogram);
            if (alone.isPresent() && full.isPresent()) {
                count++;
                code.ifPresent(CodeLayer::add);
                Expectation plain = expecting.model().reference().expect(histogram);
                for (int i = 0; i < linear.length; i++) {
                    double sigma = Math.sqrt(plain.variance(i));
                    if (plain.isLive(i) && sigma > 0) {
                        double told = (alone.get().get(i) - plain.mean(i)) / sigma;
                        double added = (full.get().get(i) - alone.get().get(i)) / sigma;
                        linear[i] += told;
                        delta[i] += added;
                        linearSquares += told * told;
                        deltaSquares += added * added;
                        live++;
                    }
                }
            }
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (count > 0 && live > 0) {
            node.put("lumisections", count);
            node.put("linear_rms", Math.sqrt(linearSquares / live));
            node.put("delta_rms", Math.sqrt(deltaSquares / live));
            node.set("linear", MapJson.of(grid.nx(), grid.ny(), divided(linear, count)));
            node.set("delta", MapJson.of(grid.nx(), grid.ny(), divided(delta, count)));
            code.ifPresent(layer -> node.set("code", layer.write()));
        }
        return node;
    }

    private static double[] divided(double[] sums, int count) {
        double[] means = sums.clone();
        for (int i = 0; i < means.length; i++) {
            means[i] /= count;
        }
        return means;
    }
}
