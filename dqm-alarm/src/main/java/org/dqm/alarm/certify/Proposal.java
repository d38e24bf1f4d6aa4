package org.dqm.alarm.certify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the data, and the people so far, say of a run; a person signs exactly one version of it.
 *
 * @param standings by subsystem, in alphabetical order
 * @param defects what is behind them
 */
public record Proposal(int run, List<Standing> standings, List<Defect> defects) {
    private static final int DIGEST_HEX = 16;

    public Proposal {
        standings = List.copyOf(standings);
        defects = List.copyOf(defects);
    }

    /**
     * Lumisections that are good: of one subsystem, or of all of them that were part of the run (EXCLUDED ones do not
     * count).
     */
    public LsRanges good(Optional<String> subsystem) {
        List<Standing> asked = standings.stream()
                .filter(s -> subsystem.map(s.subsystem()::equals).orElse(true))
                .toList();
        LsRanges good = asked.stream().map(s -> s.with(Status.GOOD)).reduce(LsRanges.NONE, LsRanges::plus);
        for (Standing standing : asked) {
            good = good.minus(standing.with(Status.BAD))
                    .minus(standing.with(Status.STANDBY))
                    .minus(standing.with(Status.NOTSET));
        }
        return good;
    }

    /** Lumisections that are bad: of one subsystem, or of any. */
    public LsRanges bad(Optional<String> subsystem) {
        return standings.stream()
                .filter(s -> subsystem.map(s.subsystem()::equals).orElse(true))
                .map(s -> s.with(Status.BAD))
                .reduce(LsRanges.NONE, LsRanges::plus);
    }

    /** The good lumisections as golden JSON; of one subsystem, or of the run. */
    public String golden(Optional<String> subsystem) {
        return GoldenJson.write(new TreeMap<>(Map.of(run, good(subsystem))));
    }

    /** The proposal in words, a line for each span and defect; equal proposals have equal words. */
    public String words() {
        StringBuilder words = new StringBuilder("run ").append(run).append('\n');
        for (Standing standing : standings) {
            for (Span span : standing.spans()) {
                words.append(standing.subsystem())
                        .append(' ')
                        .append(span.range())
                        .append(' ')
                        .append(span.status())
                        .append(' ')
                        .append(span.cause())
                        .append('\n');
            }
        }
        defects.forEach(defect -> words.append(defect).append('\n'));
        return words.toString();
    }

    /** Names this version: 16 hexadecimal digits, of SHA-256. */
    public String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(words().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_HEX);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
