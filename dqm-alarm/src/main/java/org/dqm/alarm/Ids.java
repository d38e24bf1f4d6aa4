package org.dqm.alarm;

import java.util.function.LongSupplier;

/** Where numbers come from; each gives the next free one each time it is asked. */
record Ids(LongSupplier alarms, LongSupplier suppressions) {}
