package org.dqm.api.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Handling;
import org.dqm.alarm.Live;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Sign;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.ThresholdRef;
import org.dqm.alarm.journal.Comment;
import org.dqm.alarm.label.TrackRecord;

/** An alarm as callers see it, in REST and in the live feed; members named as in docs/contract.md. */
public record AlarmView(
        long id,
        int revision,
        String title,
        List<ElementView> elements,
        String dataset,
        String subsystem,
        Optional<String> unit,
        String kind,
        Severity severity,
        Condition condition,
        Acknowledgement acknowledgement,
        int run,
        int firstLs,
        Instant since,
        List<SuppressionView> suppressions,
        List<Badge> badges,
        Stage stage,
        OptionalDouble threshold,
        Optional<ThresholdRef> thresholdVersion,
        Optional<String> model,
        Optional<String> instruction,
        Optional<String> acknowledgedBy,
        Optional<Instant> acknowledgedAt,
        Optional<Handling> acknowledgementState,
        List<CommentView> comments,
        TrackRecord trackRecord,
        Optional<LiveView> live) {
    public AlarmView {
        elements = List.copyOf(elements);
        suppressions = List.copyOf(suppressions);
        badges = List.copyOf(badges);
        comments = List.copyOf(comments);
    }

    /** Why it calls nobody although it is raised. */
    public record SuppressionView(
            long id,
            Suppression.Type type,
            Optional<Instant> until,
            boolean once,
            String by,
            Instant at,
            Suppression.Reason reason,
            Optional<String> comment) {
        static SuppressionView of(Suppression suppression) {
            return new SuppressionView(
                    suppression.id(),
                    suppression.type(),
                    suppression.until(),
                    suppression.once(),
                    suppression.by(),
                    suppression.at(),
                    suppression.reason(),
                    suppression.comment());
        }
    }

    /** What a person should know of an alarm at a glance. */
    public enum Badge {
        /** It comes and goes: it stays active until it has been quiet for 40 scored lumisections. */
        INTERMITTENT,
        /** A lumisection was gross: it is in sight and calls even in a flood. */
        SEVERE,
        /** It was there when the run began, and not at the end of the run before. */
        SINCE_RUN_START;

        static List<Badge> of(Alarm alarm) {
            List<Badge> badges = new ArrayList<>();
            if (alarm.condition().isRaised() && alarm.isIntermittent()) {
                badges.add(INTERMITTENT);
            }
            if (alarm.isSevere()) {
                badges.add(SEVERE);
            }
            if (alarm.onset().isAtRunStart()) {
                badges.add(SINCE_RUN_START);
            }
            return badges;
        }
    }

    /** An element that shows the fault, and where. */
    public record ElementView(long elementId, String element, RegionView region) {
        static ElementView of(Sign sign) {
            return new ElementView(
                    sign.element().id(),
                    sign.element().key().me(),
                    RegionView.of(sign.fault().bins()));
        }
    }

    /** What somebody wrote, and what was done with it. */
    public record CommentView(long seq, String by, Instant at, Cause cause, String text) {
        public static CommentView of(Comment comment) {
            return new CommentView(comment.seq(), comment.by(), comment.at(), comment.cause(), comment.text());
        }
    }

    /** The newest figures; they change without a new revision. */
    public record LiveView(int lastRun, int lastLs, double score, double persistentScore, double reconstructionError) {
        static LiveView of(Live live) {
            return new LiveView(
                    live.run(), live.ls(), live.score(), live.persistentScore(), live.reconstructionError());
        }
    }

    /** An alarm about the pipeline itself has no elements, unit, threshold, model or figures. */
    static AlarmView of(Alarm alarm, TrackRecord trackRecord, List<Comment> comments) {
        boolean isOfData = !alarm.isOfPipeline();
        return new AlarmView(
                alarm.id(),
                alarm.revision(),
                alarm.title(),
                isOfData ? alarm.signs().stream().map(ElementView::of).toList() : List.of(),
                alarm.dataset(),
                alarm.subsystem(),
                isOfData ? alarm.fault().unit() : Optional.empty(),
                word(alarm.fault().kind()),
                alarm.severity(),
                alarm.condition(),
                alarm.acknowledgement(),
                alarm.onset().run(),
                alarm.onset().ls(),
                alarm.onset().since(),
                alarm.suppressions().stream().map(SuppressionView::of).toList(),
                Badge.of(alarm),
                alarm.annunciation().stage(),
                isOfData ? OptionalDouble.of(alarm.threshold()) : OptionalDouble.empty(),
                alarm.annunciation().threshold(),
                isOfData ? Optional.of(alarm.model().toString()) : Optional.empty(),
                alarm.annunciation().instruction(),
                alarm.acknowledger().map(Acknowledger::by),
                alarm.acknowledger().map(Acknowledger::at),
                alarm.acknowledger().map(Acknowledger::handling),
                comments.stream().map(CommentView::of).toList(),
                trackRecord,
                isOfData ? Optional.of(LiveView.of(alarm.live())) : Optional.empty());
    }

    /** The word for a kind in JSON: {@code dead}, {@code hot} and so on. */
    public static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
