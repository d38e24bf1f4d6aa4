package org.dqm.alarm.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Check;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.Transition;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.journal.Acknowledging;
import org.dqm.alarm.journal.AlarmCommands;
import org.dqm.alarm.journal.AlarmFilter;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.Batch;
import org.dqm.alarm.journal.CommandResult;
import org.dqm.alarm.journal.CommitResult;
import org.dqm.alarm.journal.ContentHash;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.Entry;
import org.dqm.alarm.journal.FeedChange;
import org.dqm.alarm.journal.Journal;
import org.dqm.alarm.journal.PartitionProgress;
import org.dqm.alarm.journal.Shelving;
import org.dqm.alarm.journal.SourceTopic;
import org.dqm.domain.Conditions;
import org.dqm.domain.ElementKey;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Verdict;

/** The journal in its database, commands and all; one partition and one subsystem for each story. */
final class Journalled implements Machine {
    private static final SourceTopic TOPIC = new SourceTopic("dqm.occupancy", "cluster-1", "topic-1");

    private final Database database;
    private final int partition;
    private final ElementKey element;
    private final Numbering numbers;
    private final AlarmQueries queries;
    private final JournalledExpert expert;
    private final List<Transition> transitions = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();

    private Journal journal;
    private Instant now = Instant.EPOCH;
    private Optional<Entry> last = Optional.empty();
    private long offset;
    private long seq;

    Journalled(Database database, int story) {
        this.database = database;
        this.partition = story;
        this.element = new ElementKey("", "Story" + story + "/depth1");
        this.numbers = new Numbering(element);
        this.queries = new AlarmQueries(database);
        this.expert = new JournalledExpert(database, element);
        this.seq = queries.seq();
        this.journal = open();
    }

    @Override
    public void sees(When when, double score, int width) {
        commit(Faults.seen(numbers.next(when), score, width));
    }

    @Override
    public void seesNothing() {
        commit(Verdicts.notScored(numbers.next(When.NEXT), NotScoredReason.LOW_STATISTICS));
    }

    @Override
    public void seesClosed() {
        commit(
                Verdicts.notScored(numbers.next(When.NEXT), NotScoredReason.OUT_OF_RANGE),
                Optional.of(Faults.NOT_READY));
    }

    /** Once as a batch that was stored before, once as another record of the same lumisection. */
    @Override
    public void seesAgain() {
        last.ifPresent(entry -> {
            assertThat(journal.commit(batch(entry))).isInstanceOf(CommitResult.OffsetsMoved.class);
            Entry twice = new Entry(partition, offset, entry.verdict(), entry.content());
            assertThat(journal.commit(batch(twice))).isInstanceOf(CommitResult.AlreadyRecorded.class);
        });
    }

    @Override
    public boolean acknowledge(int revisionsAgo) {
        return command(alarm -> commands()
                .acknowledge(
                        new Acknowledging(alarm.id(), alarm.revision() - revisionsAgo, "shifter", Optional.empty())));
    }

    @Override
    public boolean takeBack() {
        return command(alarm -> commands().unacknowledge(alarm.id(), alarm.revision(), "shifter"));
    }

    @Override
    public boolean shelve(Optional<Duration> time, boolean once) {
        return command(alarm -> commands()
                .shelve(new Shelving(
                        alarm.id(),
                        alarm.revision(),
                        "shifter",
                        time.map(now::plus),
                        once,
                        Suppression.Reason.NUISANCE,
                        Optional.empty())));
    }

    @Override
    public boolean unshelve() {
        return command(alarm -> {
            long oldest = alarm.suppressions().stream()
                    .filter(Suppression::isShelf)
                    .findFirst()
                    .map(Suppression::id)
                    .orElse(0L);
            return commands().unshelve(alarm.id(), alarm.revision(), oldest, "shifter");
        });
    }

    @Override
    public boolean mask() {
        Optional<Alarm> open = followed().filter(Alarm::isOpen);
        open.ifPresent(alarm -> expert.mask(alarm, clock()));
        return open.isPresent();
    }

    @Override
    public boolean unmask() {
        boolean isMasked = followed()
                .filter(alarm -> alarm.suppressions().stream().anyMatch(Suppression::isMask))
                .isPresent();
        if (isMasked) {
            expert.unmask(clock());
        }
        return isMasked;
    }

    @Override
    public void outOfService() {
        expert.outOfService(clock());
    }

    @Override
    public void inService() {
        expert.inService(clock());
    }

    @Override
    public void clock(Duration step) {
        now = now.plus(step);
        int unused = commands().resume();
    }

    @Override
    public void edit(Check next) {
        expert.edit(next, clock());
    }

    @Override
    public void restart() {
        journal = open();
    }

    @Override
    public Picture picture() {
        read();
        long calls = transitions.stream().filter(Transition::announced).count();
        Optional<Picture.One> one = followed().map(alarm -> Picture.One.of(alarm, ids.size()));
        return new Picture(one, calls);
    }

    /** That what is told to others is the state: no number is left out, and what is raised is in a list. */
    void check() {
        read();
        newest().ifPresent(alarm -> {
            // What has long been over may lose a suppression after the newest has begun.
            Transition told = transitions.stream()
                    .filter(transition -> transition.alarmId() == alarm.id())
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            assertThat(told.revision()).isEqualTo(alarm.revision());
            assertThat(told.condition()).isEqualTo(alarm.condition());
            assertThat(told.severity()).isEqualTo(alarm.severity());
            assertThat(told.acknowledgement()).isEqualTo(alarm.acknowledgement());
            boolean isShown = alarm.annunciation().stage() != Stage.SHADOW;
            boolean isSuppressed = !alarm.suppressions().isEmpty();
            assertThat(listed(isSuppressed)).isEqualTo(alarm.isOpen() && isShown ? List.of(alarm) : List.of());
            assertThat(listed(!isSuppressed)).isEmpty();
        });
    }

    private boolean command(Function<Alarm, CommandResult> wish) {
        return followed()
                .map(wish)
                .filter(result -> result instanceof CommandResult.Done)
                .isPresent();
    }

    private void commit(Verdict verdict) {
        commit(verdict, Optional.empty());
    }

    private void commit(Verdict verdict, Optional<Conditions> conditions) {
        Entry entry = new Entry(
                partition, offset, verdict, new ContentHash(verdict.id().hashCode()), conditions);
        assertThat(journal.commit(batch(entry))).isInstanceOf(CommitResult.Committed.class);
        last = Optional.of(entry);
        offset++;
    }

    private Batch batch(Entry entry) {
        long at = entry.offset();
        return new Batch(
                List.of(new PartitionProgress(partition, at, at + 1, 0, 0)),
                journal.masks().edition(),
                List.of(entry));
    }

    /** What has happened since it was asked last. */
    private void read() {
        List<FeedChange> news = queries.changes(seq, 1_000);
        for (FeedChange change : news) {
            assertThat(change.seq()).as("no number left out").isEqualTo(++seq);
            if (change.alarm().leading().element().key().equals(element)) {
                transitions.add(change.transition());
                if (!ids.contains(change.alarm().id())) {
                    ids.add(change.alarm().id());
                }
            }
        }
        assertThat(queries.seq()).isEqualTo(seq);
    }

    private Optional<Alarm> newest() {
        read();
        return ids.isEmpty() ? Optional.empty() : queries.one(ids.get(ids.size() - 1));
    }

    private Optional<Alarm> followed() {
        return newest().filter(Alarm::isFollowed);
    }

    private List<Alarm> listed(boolean suppressed) {
        AlarmFilter filter = new AlarmFilter(
                AlarmFilter.State.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(element.subsystem()),
                Optional.of(suppressed),
                Optional.empty());
        return queries.list(filter, 10, Optional.empty()).items();
    }

    private Journal open() {
        return Journal.open(database, TOPIC, Expert.USUAL, clock());
    }

    private AlarmCommands commands() {
        return new AlarmCommands(database, clock());
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
