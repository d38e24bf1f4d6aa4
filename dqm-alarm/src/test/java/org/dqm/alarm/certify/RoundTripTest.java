package org.dqm.alarm.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dqm.alarm.label.LsRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are written parse back to the same ranges. */
class RoundTripTest {
    private static final int SEED = 41;
    private static final int LISTS = 300;

    @Test
    void goldenJsonIsTheFieldsOwn() {
        SortedMap<Integer, LsRanges> good = new TreeMap<>();
        good.put(315257, new LsRanges(List.of(new LsRange(91, 92), new LsRange(1, 88))));
        good.put(99999, LsRanges.of(3, 3));
        good.put(315258, LsRanges.NONE);

        assertThat(GoldenJson.write(good)).isEqualTo("{\"99999\":[[3,3]],\"315257\":[[1,88],[91,92]]}");
        assertThat(GoldenJson.parse("{\"315257\": [[1, 88], [91, 92]]}").get(315257))
                .isEqualTo(good.get(315257));
    }

    @Test
    void rangesThatTouchInAFileAreOneRange() {
        assertThat(GoldenJson.parse("{\"5\": [[6, 9], [1, 5]]}").get(5)).isEqualTo(LsRanges.of(1, 9));
    }

    @Test
    void anyListOfGoodLumisectionsComesBackAsItWas() {
        Random random = new Random(SEED);
        for (int i = 0; i < LISTS; i++) {
            SortedMap<Integer, LsRanges> good = random(random);

            assertThat(GoldenJson.parse(GoldenJson.write(good)))
                    .as("seed %d, list %d", SEED, i)
                    .isEqualTo(good);
        }
    }

    @Test
    void anyListOfBadLumisectionsComesBackAsItWas() {
        Random random = new Random(SEED);
        for (int i = 0; i < LISTS; i++) {
            SortedMap<Integer, LsRanges> bad = random(random);
            SortedMap<Integer, SortedMap<Integer, List<DialsCertificate.Finding>>> runs = new TreeMap<>();
            bad.forEach((run, ranges) -> {
                SortedMap<Integer, List<DialsCertificate.Finding>> byLs = new TreeMap<>();
                ranges.lumisections().forEach(ls -> byLs.put(ls, findings(random, ls)));
                runs.put(run, byLs);
            });
            DialsCertificate written = new DialsCertificate(runs);

            DialsCertificate read = DialsCertificate.parse(written.write());

            assertThat(read).as("seed %d, list %d", SEED, i).isEqualTo(written);
            assertThat(read.bad()).isEqualTo(bad);
        }
    }

    @Test
    void aDialsCertificateHasItsKeys() {
        String text =
                "{\"380238\":{\"12\":[{\"model_id\":3,\"me_id\":7,\"filename\":\"ae.onnx\",\"me\":\"Hcal/depth1\","
                        + "\"mse\":0.25}],\"9\":[]}}";

        DialsCertificate read = DialsCertificate.parse(text);

        assertThat(read.bad().get(380238)).isEqualTo(LsRanges.ofAll(List.of(9, 12)));
        assertThat(read.runs().get(380238).get(12))
                .containsExactly(new DialsCertificate.Finding(3, 7, "ae.onnx", "Hcal/depth1", 0.25));
        assertThat(read.write()).startsWith("{\"380238\":{\"9\":[],\"12\":[{\"model_id\":3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "no JSON",
                "{\"x\": []}",
                "{\"5\": 3}",
                "{\"5\": [[1]]}",
                "{\"5\": [[9, 3]]}",
                "{\"5\": [[-1, 3]]}",
                "{\"5\": [[1, 2.5]]}"
            })
    void whatIsNoGoldenJsonIsRefused(String text) {
        assertThatThrownBy(() -> GoldenJson.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"5\": []}", "{\"5\": {\"x\": []}}", "{\"5\": {\"1\": {}}}", "{\"5\": {\"1\": [{}]}}"})
    void whatIsNoDialsCertificateIsRefused(String text) {
        assertThatThrownBy(() -> DialsCertificate.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SortedMap<Integer, LsRanges> random(Random random) {
        SortedMap<Integer, LsRanges> lists = new TreeMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            List<LsRange> ranges = new ArrayList<>();
            for (int j = random.nextInt(8); j >= 0; j--) {
                int from = random.nextInt(300);
                ranges.add(new LsRange(from, from + random.nextInt(20)));
            }
            lists.put(9_000 + random.nextInt(400_000), new LsRanges(ranges));
        }
        return lists;
    }

    private static List<DialsCertificate.Finding> findings(Random random, int ls) {
        return random.nextInt(3) == 0
                ? List.of()
                : List.of(new DialsCertificate.Finding(1, ls, "hcal/5", "Hcal/occ", random.nextDouble()));
    }
}
