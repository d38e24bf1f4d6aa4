package org.dqm.api.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.Exports;
import org.dqm.alarm.journal.Lease;
import org.dqm.api.config.ServiceConfig;
import org.dqm.api.export.ExportDesk;
import org.dqm.api.export.ExportModels;
import org.dqm.api.export.ExportRunner;
import org.dqm.api.export.Packages;
import org.dqm.api.sink.Rounds;

/** Exports to an FPGA: where people ask for them, and the thread that makes them, of all replicas one at a time. */
final class ExportParts implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final ExportDesk desk;
    private final Exports exports;
    private final Lease lease;
    private final Rounds rounds;

    private ExportParts(ServiceConfig config, Path root, Database database, Clock clock) {
        ExportModels models = new ExportModels(root.resolve(config.scoring().models()));
        Packages packages = new Packages(root.resolve(config.embedded().directory())
                .resolve(config.exports().directory()));
        exports = new Exports(database, clock);
        desk = new ExportDesk(exports, models, packages, config.exports().waiting());
        lease = new Lease(database, "dqm fpga exports");
        ExportRunner runner =
                new ExportRunner(exports, models, packages, config.exports().kept());
        rounds = Rounds.start("fpga exports", LOOK_EVERY, this::isOurTurn, runner::runNext);
    }

    static ExportParts start(ServiceConfig config, Path root, Database database, Clock clock) {
        return new ExportParts(config, root, database, clock);
    }

    ExportDesk desk() {
        return desk;
    }

    /** A connection is held only while there is something to do. */
    private boolean isOurTurn() {
        if (exports.isAnyUnfinished()) {
            return lease.isOurs();
        }
        lease.close();
        return false;
    }

    @Override
    public void close() {
        rounds.close();
        lease.close();
    }
}
