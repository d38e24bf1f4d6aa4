package org.dqm.alarm.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.mask.Mask;

/**
 * Reads masks.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class MaskQueries {
    private static final int CHUNK = 1_000;

    private final Database database;

    public MaskQueries(Database database) {
        this.database = database;
    }

    public Optional<Mask> one(long id) {
        return database.read(connection -> new MaskRows(connection).one(id));
    }

    /**
     * Newest first, those with an id below {@code before}.
     *
     * @param me path of an element that they must be about
     * @param active whether they must hold, or must have ended
     */
    public MaskPage list(Optional<String> me, Optional<Boolean> active, int limit, OptionalLong before) {
        return database.read(connection -> {
            MaskRows rows = new MaskRows(connection);
            List<Mask> found = new ArrayList<>();
            long from = before.orElse(Long.MAX_VALUE);
            List<Mask> chunk = rows.before(from, active, CHUNK);
            while (!chunk.isEmpty() && found.size() <= limit) {
                chunk.stream()
                        .filter(mask -> me.isEmpty() || mask.known().elements().matches(me.get()))
                        .forEach(found::add);
                chunk = rows.before(chunk.get(chunk.size() - 1).id(), active, CHUNK);
            }
            boolean isLast = found.size() <= limit;
            List<Mask> page = isLast ? found : found.subList(0, limit);
            return new MaskPage(
                    page,
                    isLast
                            ? OptionalLong.empty()
                            : OptionalLong.of(page.get(limit - 1).id()));
        });
    }
}
