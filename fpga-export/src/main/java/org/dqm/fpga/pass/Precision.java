package org.dqm.fpga.pass;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dqm.fpga.graph.Quantizer;

/**
 * The type of every tensor that is quantised, and of every parameter.
 *
 * @param tensors by name of the float graph's tensor, in the order of the nodes, the input first
 * @param parameters by name
 */
public record Precision(Map<String, Quantizer> tensors, Map<String, Quantizer> parameters) {
    public Precision {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
