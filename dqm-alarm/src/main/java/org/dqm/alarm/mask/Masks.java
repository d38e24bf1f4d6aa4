package org.dqm.alarm.mask;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.FaultKind;
import org.dqm.alarm.Sign;
import org.dqm.domain.BinSet;

/**
 * The masks that hold at one moment.
 *
 * @param edition counts the changes of all masks: the same edition is the same masks
 * @param inForce by rising id
 */
public record Masks(long edition, List<Mask> inForce) {
    /** As it was before anybody made one. */
    public static final Masks NONE = new Masks(0, List.of());

    public Masks {
        inForce = List.copyOf(inForce);
    }

    /** Whether some of them hold in runs of some types only. */
    public boolean areLimited() {
        return inForce.stream().anyMatch(mask -> mask.known().isLimited());
    }

    /** Those that hold in a run of a type; empty where nobody has told it. */
    public Masks in(Optional<String> runType) {
        return areLimited()
                ? new Masks(
                        edition,
                        inForce.stream()
                                .filter(mask -> mask.known().holdsIn(runType))
                                .toList())
                : this;
    }

    /** The bins that are masked on an element. */
    public List<BinBox> of(String me) {
        return inForce.stream()
                .filter(mask -> mask.known().elements().matches(me))
                .flatMap(mask -> mask.known().bins().stream())
                .toList();
    }

    /**
     * The mask that explains an alarm: every bin of it is masked, on each element that shows it.
     *
     * @return of the masks that have a part in it the one that ends first; empty if a bin is not masked
     */
    public Optional<Mask> covering(Alarm alarm) {
        List<Sign> signs = Sign.keeping(alarm);
        return mayExplain(alarm) && signs.stream().allMatch(this::covers)
                ? inForce.stream()
                        .filter(mask -> signs.stream().anyMatch(sign -> hasPart(mask, sign)))
                        .min(Comparator.comparing((Mask mask) -> mask.known().until())
                                .thenComparing(Mask::id))
                : Optional.empty();
    }

    /** Whether leaving bins out can make it go away: not the rate of a whole map, nor what is wrong with the pipeline. */
    public static boolean mayExplain(Alarm alarm) {
        return alarm.fault().kind() != FaultKind.WHOLE && !alarm.isOfPipeline();
    }

    /** Whether one of the masks, in force or not, is about an element that shows the alarm. */
    public static boolean concern(List<Mask> masks, Alarm alarm) {
        return alarm.signs().stream()
                .anyMatch(sign -> masks.stream()
                        .anyMatch(mask -> mask.known()
                                .elements()
                                .matches(sign.element().key().me())));
    }

    private boolean covers(Sign sign) {
        BinSet bins = sign.fault().bins();
        BitSet masked = BinBox.indices(of(sign.element().key().me()), bins.nx(), bins.ny());
        return bins.indices().allMatch(masked::get);
    }

    private static boolean hasPart(Mask mask, Sign sign) {
        BinSet bins = sign.fault().bins();
        return mask.known().elements().matches(sign.element().key().me())
                && bins.indices().anyMatch(BinBox.indices(mask.known().bins(), bins.nx(), bins.ny())::get);
    }
}
