-- What is durable. Every transaction takes locks in this order: partition_progress, element, alarm, feed.

-- One row: the live feed's numbering. Locked last in a transaction, so seq has no gaps and rises in commit order.
CREATE TABLE feed (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch    uuid    NOT NULL DEFAULT gen_random_uuid(),
    last_seq bigint  NOT NULL DEFAULT 0
);
INSERT INTO feed DEFAULT VALUES;

-- The topics that offsets belong to. One of a name is in use; a retired one keeps its scores.
CREATE TABLE source_topic (
    id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text NOT NULL,
    cluster_id text NOT NULL,
    topic_id   text NOT NULL,
    retired_at timestamptz
);
CREATE UNIQUE INDEX source_topic_in_use ON source_topic (name) WHERE retired_at IS NULL;

CREATE TABLE partition_progress (
    source          int    NOT NULL REFERENCES source_topic,
    kafka_partition int    NOT NULL,
    next_offset     bigint NOT NULL,
    PRIMARY KEY (source, kafka_partition)
);

-- How many records ended how. A row belongs to the partition's owner, so replicas do not wait for each other.
CREATE TABLE tally (
    source          int    NOT NULL REFERENCES source_topic,
    kafka_partition int    NOT NULL,
    outcome         text   NOT NULL, -- SCORED, DUPLICATE, REJECTED or the reason why not scored
    records         bigint NOT NULL,
    PRIMARY KEY (source, kafka_partition, outcome)
);

CREATE TABLE element (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dataset         text NOT NULL,
    me              text NOT NULL,
    key_hash        bytea NOT NULL UNIQUE, -- SHA-256 of both: a path may be longer than an index entry
    -- the record that came last
    kafka_partition int,
    last_run        int,
    last_ls         int,
    last_at         timestamptz,
    last_reason     text, -- null if it was scored
    highest_run     int,
    -- how far the scored lumisections have come
    progress_run    int,
    progress_ls     int,
    previous_run    int
);
CREATE TABLE score (
    element_id           bigint NOT NULL REFERENCES element,
    run                  int    NOT NULL,
    ls                   int    NOT NULL,
    source               int    NOT NULL REFERENCES source_topic,
    kafka_partition      int    NOT NULL,
    kafka_offset         bigint NOT NULL,
    content              bigint NOT NULL,
    at                   timestamptz NOT NULL,
    reason               text, -- why there is no score; then all that follows is null
    model_name           text,
    model_version        int,
    engine               text,
    reconstruction_error float8,
    score                float8,
    persistent_score     float8,
    calibrated_to        float8,
    threshold            float8,
    anomalous            boolean,
    conditions_joined    boolean,
    regions              jsonb,
    PRIMARY KEY (element_id, run, ls)
);
-- The evidence windows are rebuilt from here.
CREATE INDEX score_window ON score (element_id, source, kafka_partition, kafka_offset) WHERE reason IS NULL;

CREATE TABLE evidence (
    element_id   bigint NOT NULL REFERENCES element,
    run          int    NOT NULL,
    ls           int    NOT NULL,
    nx           int    NOT NULL,
    ny           int    NOT NULL,
    -- each map: float32 little-endian, [ny][nx], zlib
    input        bytea  NOT NULL,
    expected     bytea  NOT NULL,
    significance bytea  NOT NULL,
    PRIMARY KEY (element_id, run, ls)
);
-- Compressed already.
ALTER TABLE evidence
    ALTER COLUMN input SET STORAGE EXTERNAL,
    ALTER COLUMN expected SET STORAGE EXTERNAL,
    ALTER COLUMN significance SET STORAGE EXTERNAL;

CREATE SEQUENCE alarm_id;

CREATE TABLE alarm (
    id                      bigint  PRIMARY KEY,
    element_id              bigint  NOT NULL REFERENCES element,
    revision                int     NOT NULL,
    title                   text    NOT NULL,
    kind                    text    NOT NULL,
    nx                      int     NOT NULL,
    ny                      int     NOT NULL,
    bins                    text    NOT NULL, -- row-major ranges: 12-16,84
    unit                    text,
    severity                text    NOT NULL,
    condition               text    NOT NULL,
    acknowledgement         text    NOT NULL,
    acknowledged_by         text,
    acknowledged_at         timestamptz,
    acknowledgement_comment text,
    onset_run               int     NOT NULL,
    onset_ls                int     NOT NULL,
    since                   timestamptz NOT NULL,
    threshold               float8  NOT NULL,
    model_name              text    NOT NULL,
    model_version           int     NOT NULL,
    live_run                int     NOT NULL,
    live_ls                 int     NOT NULL,
    score                   float8  NOT NULL,
    persistent_score        float8  NOT NULL,
    reconstruction_error    float8  NOT NULL,
    -- running state of the policy
    recent                  text    NOT NULL, -- findings, a letter each, oldest first
    good_in_a_row           int     NOT NULL,
    size_seen               int     NOT NULL,
    unit_seen               text,
    is_open                 boolean NOT NULL,
    is_followed             boolean NOT NULL
);
CREATE INDEX alarm_followed ON alarm (element_id) WHERE is_followed;
CREATE INDEX alarm_open ON alarm (severity, since, id) WHERE is_open;
CREATE INDEX alarm_list ON alarm (severity, since, id);

CREATE TABLE transition (
    seq             bigint PRIMARY KEY,
    alarm_id        bigint NOT NULL REFERENCES alarm,
    ts              timestamptz NOT NULL,
    cause           text   NOT NULL,
    revision        int    NOT NULL,
    condition       text   NOT NULL,
    severity        text   NOT NULL,
    acknowledgement text   NOT NULL,
    actor           text,
    comment         text
);
CREATE INDEX transition_of_alarm ON transition (alarm_id, seq);
