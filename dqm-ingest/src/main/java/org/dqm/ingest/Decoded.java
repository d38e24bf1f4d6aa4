package org.dqm.ingest;

import org.dqm.domain.LumisectionHistogram;

/** What decoding made of one record: a histogram, or the reason why there is none. */
public sealed interface Decoded {
    /** A valid record. */
    record Accepted(LumisectionHistogram histogram) implements Decoded {}

    /**
     * A refused record.
     *
     * @param field key that is wrong, {@code value} where it is the record itself; at most 100 characters
     * @param detail what was found and what was expected, for a person; at most 300 characters
     */
    record Rejected(RejectReason reason, String field, String detail) implements Decoded {
        public Rejected {
            field = printable(field, 100);
            detail = printable(detail, 300);
        }

        /** Both may quote the record, so they are cut and freed of control characters. */
        private static String printable(String text, int limit) {
            String cut = text.length() > limit ? text.substring(0, limit - 1) + "…" : text;
            return cut.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        }

        @Override
        public String toString() {
            return reason + " in " + field + ": " + detail;
        }
    }
}
