package org.dqm.model.simulate;

import java.util.List;

/** Which faults a simulated run gets: none, those of a {@link FaultSpec}, or those of the {@link FaultCatalogue}. */
@FunctionalInterface
public interface FaultPlan {
    /** Every lumisection is good. */
    FaultPlan NONE = run -> List.of();

    /** The faults of one run. */
    List<Fault> of(int run);
}
