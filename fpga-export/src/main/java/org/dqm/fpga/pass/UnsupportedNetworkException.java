package org.dqm.fpga.pass;

import java.util.List;
import java.util.stream.Collectors;

/** hls4ml cannot do what the network needs; the message lists every layer, cause and remedy. */
public final class UnsupportedNetworkException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public UnsupportedNetworkException(List<Problem> problems) {
        super("the network cannot be exported:\n"
                + problems.stream().map(problem -> "  " + problem).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
