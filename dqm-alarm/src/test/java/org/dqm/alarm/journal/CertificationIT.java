package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;
import static org.dqm.alarm.Verdicts.id;
import static org.dqm.alarm.Verdicts.notScored;
import static org.dqm.alarm.Verdicts.scored;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.certify.DialsCertificate;
import org.dqm.alarm.certify.GoldenJson;
import org.dqm.alarm.certify.LsRanges;
import org.dqm.alarm.certify.Proposal;
import org.dqm.alarm.label.Drafts;
import org.dqm.alarm.label.LabelTarget;
import org.dqm.alarm.label.LabelVerdict;
import org.dqm.alarm.label.LsRange;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class CertificationIT {
    private static final Region WARN = dead(4.5, block(1, 1, 2, 2));
    private static final Region ALARM = dead(8, block(30, 11, 5, 5));
    private static final int RUN = 1;

    @Test
    void aFaultIsBadFromItsFirstLumisectionToItsLast(Database database) {
        new JournalStory(database)
                .sees()
                .sees(ALARM)
                .sees(ALARM)
                .sees()
                .sees(ALARM)
                .sees()
                .sees()
                .sees();

        assertThat(spans(database))
                .containsExactly("101 GOOD", "102–105 BAD dead region, 25 bins at x 30–34, y 11–15", "106–108 GOOD");
    }

    @Test
    void aWarningCountsFromItsFirstBadLumisectionAndIsTolerable(Database database) {
        new JournalStory(database).sees().sees(WARN).sees(WARN).sees(WARN);

        assertThat(spans(database)).containsExactly("101–104 GOOD");
        assertThat(proposal(database).defects()).singleElement().satisfies(defect -> {
            assertThat(defect.isTolerable()).isTrue();
            assertThat(defect.ranges()).isEqualTo(LsRanges.of(102, 104));
        });
    }

    @Test
    void whatHasNoScoreIsNotSetWithTheReason(Database database) {
        new JournalStory(database)
                .commit(scored(id(RUN, 1)), notScored(id(RUN, 2), NotScoredReason.EMPTY), scored(id(RUN, 5)));

        assertThat(spans(database))
                .containsExactly(
                        "1 GOOD",
                        "2 NOTSET EMPTY of 1 of 1 elements",
                        "3–4 NOTSET no data of 1 of 1 elements",
                        "5 GOOD");
    }

    @Test
    void anAlarmThatGoesOnIntoTheNextRunIsBadThereToo(Database database) {
        new JournalStory(database)
                .commit(scored(id(1, 10), ALARM), scored(id(1, 11), ALARM))
                .commit(scored(id(2, 1), ALARM), scored(id(2, 2)), scored(id(2, 3)));

        assertThat(proposal(database, 1).bad(Optional.empty())).isEqualTo(LsRanges.of(10, 11));
        assertThat(proposal(database, 2).bad(Optional.empty())).isEqualTo(LsRanges.of(1, 1));
    }

    @Test
    void aLateLumisectionThatRaisesIsBad(Database database) {
        new JournalStory(database).commit(scored(id(1, 10)), scored(id(1, 12)), scored(id(1, 11), ALARM));

        assertThat(proposal(database).bad(Optional.empty())).isEqualTo(LsRanges.of(11, 11));
    }

    @Test
    void aRunThatNobodySawHasNoCertification(Database database) {
        assertThat(certifications(database).ofRun(99)).isEmpty();
        assertThat(certifications(database).dials(99, Optional.empty())).isEmpty();
        assertThat(certifications(database).runs()).isEmpty();
        assertThat(certifications(database).sign(99, "", "ann", "why")).isEqualTo(new SignResult.Missing());
    }

    @Test
    void theListsParseBackToTheSameRanges(Database database) {
        new JournalStory(database).sees().sees(ALARM).sees(ALARM).sees().sees().sees();
        new Labels(database, JournalStory.CLOCK)
                .add(
                        Drafts.of(new LabelTarget.OfSubsystem("HcalSim", RUN, new LsRange(106, 106)), LabelVerdict.BAD),
                        "ann");
        Proposal proposal = proposal(database);

        DialsCertificate dials =
                certifications(database).dials(RUN, Optional.empty()).orElseThrow();

        assertThat(GoldenJson.parse(proposal.golden(Optional.empty())).get(RUN))
                .isEqualTo(LsRanges.ofAll(List.of(101, 104, 105)));
        assertThat(DialsCertificate.parse(dials.write()).bad().get(RUN))
                .isEqualTo(LsRanges.ofAll(List.of(102, 103, 106)));
        assertThat(dials.runs().get(RUN).get(102)).singleElement().satisfies(finding -> {
            assertThat(finding.filename()).isEqualTo("hcal/1");
            assertThat(finding.mse()).isEqualTo(1.02);
        });
        assertThat(dials.runs().get(RUN).get(106)).isEmpty();
    }

    @Test
    void aPersonSignsExactlyWhatWasSeen(Database database) {
        JournalStory story = new JournalStory(database).sees().sees();
        Certifications certifications = certifications(database);
        String seen = proposal(database).digest();
        story.sees(ALARM);

        assertThat(certifications.sign(RUN, seen, "ann", "looked at all")).isInstanceOf(SignResult.Stale.class);
        SignResult signed = certifications.sign(RUN, proposal(database).digest(), "ann", "looked at all");

        assertThat(signed)
                .isInstanceOfSatisfying(
                        SignResult.Done.class,
                        done -> assertThat(done.certified().hasChangedSinceSigned())
                                .isFalse());
        story.sees(ALARM);
        assertThat(certifications.ofRun(RUN).orElseThrow()).satisfies(now -> {
            assertThat(now.hasChangedSinceSigned()).isTrue();
            assertThat(now.signed().orElseThrow().by()).isEqualTo("ann");
        });
    }

    @Test
    void aRevokedSignatureStaysOnRecord(Database database) {
        new JournalStory(database).sees();
        Certifications certifications = certifications(database);
        certifications.sign(RUN, proposal(database).digest(), "ann", "all good");
        long signature =
                certifications.ofRun(RUN).orElseThrow().signatures().get(0).id();

        SignResult first = certifications.revoke(RUN, signature, "bob", "the trigger was wrong");

        assertThat(first).isInstanceOfSatisfying(SignResult.Done.class, done -> {
            assertThat(done.certified().signed()).isEmpty();
            assertThat(done.certified().signatures())
                    .singleElement()
                    .satisfies(kept ->
                            assertThat(kept.revocation().orElseThrow().reason()).isEqualTo("the trigger was wrong"));
        });
        assertThat(certifications.revoke(RUN, signature, "cid", "again")).isInstanceOf(SignResult.AlreadyRevoked.class);
        assertThat(certifications.revoke(RUN, 99, "cid", "none")).isInstanceOf(SignResult.Missing.class);
        assertThat(new AuditQueries(database)
                        .list(AuditFilter.ALL, 10, OptionalLong.empty())
                        .items())
                .extracting(line -> line.mutation().action())
                .containsExactly("REVOKE", "SIGN");
    }

    private static List<String> spans(Database database) {
        List<String> words = new ArrayList<>();
        proposal(database)
                .standings()
                .get(0)
                .spans()
                .forEach(span -> words.add((span.range() + " " + span.status() + " " + span.cause()).strip()));
        return words;
    }

    private static Proposal proposal(Database database) {
        return proposal(database, RUN);
    }

    private static Proposal proposal(Database database, int run) {
        return certifications(database).ofRun(run).orElseThrow().proposal();
    }

    private static Certifications certifications(Database database) {
        return new Certifications(database, JournalStory.CLOCK);
    }
}
