package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.SQLException;
import org.dqm.alarm.mask.Masks;

/** The masks in force, read again only when somebody has changed one. For use by several threads. */
final class MaskBook {
    private Masks known = Masks.NONE;

    /** As they stand now, one picture: the connection's transaction sees both tables as of one moment. */
    synchronized Masks masks(Connection connection) throws SQLException {
        MaskRows rows = new MaskRows(connection);
        long edition = rows.edition();
        if (edition != known.edition()) {
            known = new Masks(edition, rows.inForce());
        }
        return known;
    }
}
