package org.dqm.ingest;

/** Carries a rejection out of the parser's depths; {@link HistogramCodec} turns it into a value. */
final class Refusal extends Exception {
    private final transient Decoded.Rejected rejected;

    Refusal(RejectReason reason, String field, String detail) {
        // Refusing is a normal outcome and must be cheap: no stack trace.
        super(detail, null, false, false);
        this.rejected = new Decoded.Rejected(reason, field, detail);
    }

    Decoded.Rejected rejected() {
        return rejected;
    }
}
