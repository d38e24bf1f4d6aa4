package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.mask.Mask;
import org.dqm.alarm.mask.Masks;

/** What a change of the masks, or of where they hold, does to alarms. The edition is held by the caller. */
final class Remasking {
    private final Connection connection;
    private final FloodLimits floods;

    Remasking(Connection connection, FloodLimits floods) {
        this.connection = connection;
        this.floods = floods;
    }

    /**
     * Suppresses alarms that masks explain, and frees those that none does any more.
     *
     * @param changed only alarms of their elements are looked at
     * @param by who did it; empty if nobody did
     */
    void run(List<Mask> changed, Optional<String> by, Instant now) throws SQLException {
        MaskRows rows = new MaskRows(connection);
        Masks masks = new Masks(rows.edition(), rows.inForce());
        SuppressionRows suppressions = new SuppressionRows(connection);
        Map<Integer, String> types = masks.areLimited() ? new RunRows(connection).typesOfAlarms() : Map.of();
        new Resuppressing(
                        connection,
                        floods,
                        alarm -> Masks.concern(changed, alarm),
                        alarm -> alarm.masked(masks.in(Optional.ofNullable(
                                        types.get(alarm.live().run())))
                                .covering(alarm)
                                .map(mask -> mask.suppression(suppressions.nextId(), alarm))))
                .run(by, now);
    }
}
