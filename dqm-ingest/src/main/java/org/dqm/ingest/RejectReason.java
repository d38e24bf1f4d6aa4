package org.dqm.ingest;

/** Why a record is refused. The names are written to Kafka headers and summaries, so they never change. */
public enum RejectReason {
    /** No bytes, or nothing but white space. */
    EMPTY_VALUE,
    /** The value ends in the middle of the record. */
    TRUNCATED,
    /** Not JSON, or something follows the record. */
    MALFORMED,
    /** The value has more bytes than a record may have. */
    TOO_LONG,
    /** A required field is absent or null. */
    MISSING_FIELD,
    /** A field stands twice in one record. */
    DUPLICATE_FIELD,
    /** A field holds another JSON type than it should. */
    WRONG_TYPE,
    /** A field has the right type but a value outside what it may be. */
    INVALID_VALUE,
    /** NaN or an infinity where a number is needed. */
    NOT_FINITE,
    /** An occupancy with a bin below zero. */
    NEGATIVE_COUNT,
    /** The data do not have the shape that the axes announce. */
    WRONG_LENGTH,
    /** More bins than the limit. */
    TOO_MANY_BINS,
    /** A content type that no codec reads. */
    UNSUPPORTED_CONTENT_TYPE,
    /** Another record of the same identity, with other content, came first. */
    CONFLICT
}
