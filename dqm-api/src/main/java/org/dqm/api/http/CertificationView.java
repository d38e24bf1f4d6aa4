package org.dqm.api.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.certify.Defect;
import org.dqm.alarm.certify.LsRanges;
import org.dqm.alarm.certify.Proposal;
import org.dqm.alarm.certify.Span;
import org.dqm.alarm.certify.Standing;
import org.dqm.alarm.certify.Status;
import org.dqm.alarm.journal.Certified;
import org.dqm.alarm.journal.Signature;

/**
 * A run's certification as callers see it.
 *
 * @param version names the proposal; it is the ETag too
 * @param isSigned whether a signature stands
 * @param hasChangedSinceSigned whether that signature is of another version
 */
record CertificationView(
        int run,
        String version,
        List<StandingView> subsystems,
        List<DefectView> defects,
        boolean isSigned,
        Optional<String> signedBy,
        Optional<Instant> signedAt,
        boolean hasChangedSinceSigned,
        List<SignatureView> signatures) {
    CertificationView {
        subsystems = List.copyOf(subsystems);
        defects = List.copyOf(defects);
        signatures = List.copyOf(signatures);
    }

    /** A subsystem through the run. */
    record StandingView(String subsystem, List<SpanView> spans) {
        StandingView {
            spans = List.copyOf(spans);
        }

        static StandingView of(Standing standing) {
            return new StandingView(
                    standing.subsystem(),
                    standing.spans().stream().map(SpanView::of).toList());
        }
    }

    /** Lumisections {@code [from, to]} of one status. */
    record SpanView(List<Integer> ls, Status status, Optional<String> cause) {
        SpanView {
            ls = List.copyOf(ls);
        }

        static SpanView of(Span span) {
            return new SpanView(
                    List.of(span.range().from(), span.range().to()),
                    span.status(),
                    Optional.of(span.cause()).filter(cause -> !cause.isBlank()));
        }
    }

    /** Something wrong; {@code ls} is a list of {@code [from, to]}. */
    record DefectView(
            String subsystem,
            String name,
            Optional<Long> alarmId,
            Optional<Long> labelId,
            List<List<Integer>> ls,
            boolean present,
            boolean tolerable,
            boolean recoverable,
            Optional<String> comment,
            Optional<String> by) {
        DefectView {
            ls = List.copyOf(ls);
        }

        static DefectView of(Defect defect) {
            return new DefectView(
                    defect.subsystem(),
                    defect.name(),
                    boxed(defect.alarmId()),
                    boxed(defect.labelId()),
                    pairs(defect.ranges()),
                    defect.isPresent(),
                    defect.isTolerable(),
                    defect.isRecoverable(),
                    Optional.of(defect.comment()).filter(comment -> !comment.isBlank()),
                    defect.by());
        }
    }

    /** A signature; {@code current} if it stands and is of the present version. */
    record SignatureView(
            long id,
            String version,
            String by,
            Instant at,
            String reason,
            boolean current,
            Optional<String> revokedBy,
            Optional<Instant> revokedAt,
            Optional<String> revokeReason) {
        static SignatureView of(Signature signature, Proposal proposal) {
            return new SignatureView(
                    signature.id(),
                    signature.digest(),
                    signature.by(),
                    signature.at(),
                    signature.reason(),
                    !signature.isRevoked() && signature.digest().equals(proposal.digest()),
                    signature.revocation().map(Signature.Revocation::by),
                    signature.revocation().map(Signature.Revocation::at),
                    signature.revocation().map(Signature.Revocation::reason));
        }
    }

    static CertificationView of(Certified certified) {
        Proposal proposal = certified.proposal();
        return new CertificationView(
                proposal.run(),
                proposal.digest(),
                proposal.standings().stream().map(StandingView::of).toList(),
                proposal.defects().stream().map(DefectView::of).toList(),
                certified.signed().isPresent(),
                certified.signed().map(Signature::by),
                certified.signed().map(Signature::at),
                certified.hasChangedSinceSigned(),
                certified.signatures().stream()
                        .map(signature -> SignatureView.of(signature, proposal))
                        .toList());
    }

    private static List<List<Integer>> pairs(LsRanges ranges) {
        return ranges.ranges().stream()
                .map(range -> List.of(range.from(), range.to()))
                .toList();
    }

    private static Optional<Long> boxed(OptionalLong id) {
        return id.isPresent() ? Optional.of(id.getAsLong()) : Optional.empty();
    }
}
