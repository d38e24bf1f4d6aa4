package org.dqm.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.mask.Mask;
import org.dqm.alarm.mask.MaskDraft;
import org.dqm.alarm.mask.MaskJson;

/**
 * A mask as callers see it.
 *
 * @param element pattern of the elements
 * @param bins rectangles {@code {xBin: [from, to], yBin: [from, to]}}, counted from 1
 * @param runTypes it holds in runs of these types alone; none where it holds in every run
 * @param fromEdition the first edition of the masks in which it holds; scores name the one that they were made by
 */
record MaskView(
        long id,
        int revision,
        String element,
        JsonNode bins,
        Optional<String> unit,
        Optional<List<String>> runTypes,
        String reason,
        String author,
        Instant at,
        Instant until,
        Optional<Long> alarmId,
        boolean active,
        long fromEdition,
        Optional<Long> toEdition,
        Optional<Instant> endedAt,
        Optional<String> endedBy,
        Optional<String> endReason) {
    static MaskView of(Mask mask) {
        MaskDraft known = mask.known();
        Optional<Mask.End> end = mask.end();
        return new MaskView(
                mask.id(),
                mask.revision(),
                known.elements().glob(),
                MaskJson.bins(known.bins()),
                known.unit(),
                Optional.of(known.runTypes().stream().sorted().toList()).filter(types -> !types.isEmpty()),
                known.reason(),
                mask.author(),
                mask.at(),
                known.until(),
                known.alarmId().isPresent() ? Optional.of(known.alarmId().getAsLong()) : Optional.empty(),
                end.isEmpty(),
                mask.fromEdition(),
                end.map(Mask.End::edition),
                end.map(Mask.End::at),
                end.flatMap(Mask.End::by),
                end.flatMap(Mask.End::reason));
    }
}
