package org.dqm.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys of a per-lumisection record. */
enum Field {
    RUN_NUMBER(Kind.NUMBER),
    LS_NUMBER(Kind.NUMBER),
    ME(Kind.TEXT),
    X_MIN(Kind.NUMBER),
    X_MAX(Kind.NUMBER),
    X_BIN(Kind.NUMBER),
    Y_MIN(Kind.NUMBER),
    Y_MAX(Kind.NUMBER),
    Y_BIN(Kind.NUMBER),
    ENTRIES(Kind.NUMBER),
    DATA(Kind.BINS),
    DATASET(Kind.TEXT),
    EVENTS(Kind.NUMBER),
    PILEUP(Kind.NUMBER),
    CONTENT(Kind.TEXT);

    enum Kind {
        NUMBER,
        TEXT,
        BINS
    }

    private static final Map<String, Field> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::key, Function.identity()));

    private final String key;
    private final Kind kind;

    Field(Kind kind) {
        this.key = name().toLowerCase(Locale.ROOT);
        this.kind = kind;
    }

    /** The field as records spell it, such as {@code run_number}. */
    String key() {
        return key;
    }

    Kind kind() {
        return kind;
    }

    static Optional<Field> named(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }
}
