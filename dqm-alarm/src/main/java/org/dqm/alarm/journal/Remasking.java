package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Finding;
import org.dqm.alarm.Sign;
import org.dqm.alarm.Suppression;
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
     * @param by who did it; empty if their time was over
     */
    void masksChanged(List<Mask> changed, Optional<String> by, Instant now) throws SQLException {
        run(changed, alarm -> true, by, now);
    }

    /**
     * The same because the type of a run is known now. An alarm that does not show stays masked until it shows or is over:
     * had the type been known before, nobody would have been called either.
     *
     * @param limited the masks that hold in runs of some types only
     */
    void typeTold(List<Mask> limited, Instant now) throws SQLException {
        run(limited, alarm -> !alarm.isUnder(Suppression.Type.MASKED) || isShown(alarm), Optional.empty(), now);
    }

    private void run(List<Mask> changed, Predicate<Alarm> mayChange, Optional<String> by, Instant now)
            throws SQLException {
        MaskRows rows = new MaskRows(connection);
        Masks masks = new Masks(rows.edition(), rows.inForce());
        SuppressionRows suppressions = new SuppressionRows(connection);
        Map<Integer, String> types = masks.areLimited() ? new RunRows(connection).typesOfAlarms() : Map.of();
        new Resuppressing(
                        connection,
                        floods,
                        alarm -> Masks.concern(changed, alarm),
                        alarm -> Optional.of(alarm)
                                .filter(mayChange)
                                .flatMap(each -> each.masked(masks.in(Optional.ofNullable(
                                                types.get(each.live().run())))
                                        .covering(each)
                                        .map(mask -> mask.suppression(suppressions.nextId(), each)))))
                .run(by, now);
    }

    private static boolean isShown(Alarm alarm) {
        return Sign.keeping(alarm).stream().anyMatch(sign -> sign.track().last() != Finding.GOOD);
    }
}
