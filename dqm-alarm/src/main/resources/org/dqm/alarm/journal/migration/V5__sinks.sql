-- What leaves the service: how far each sink has come, what it could not deliver, who is called.

CREATE TABLE sink_position (
    sink text        PRIMARY KEY,
    seq  bigint      NOT NULL, -- everything up to here is delivered, or a dead letter
    at   timestamptz NOT NULL
);

CREATE TABLE dead_letter (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sink           text        NOT NULL,
    at             timestamptz NOT NULL,
    first_seq      bigint      NOT NULL,
    last_seq       bigint      NOT NULL,
    body           text        NOT NULL,
    tries          int         NOT NULL,
    reason         text        NOT NULL,
    redelivered_at timestamptz
);
CREATE INDEX dead_letter_of_sink ON dead_letter (sink, id);

CREATE TABLE on_call (
    subsystem text        PRIMARY KEY,
    revision  int         NOT NULL,
    name      text        NOT NULL,
    number    text        NOT NULL,
    note      text        NOT NULL,
    by        text        NOT NULL,
    at        timestamptz NOT NULL
);

-- A call that is due. The key makes it one call, whatever clocks do: since_seq names the moment from which the
-- alarm has waited without a break.
CREATE TABLE escalation (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alarm_id     bigint      NOT NULL,
    since_seq    bigint      NOT NULL,
    step         text        NOT NULL, -- FIRST or SECOND
    due_at       timestamptz NOT NULL,
    delivered_at timestamptz,
    tries        int         NOT NULL DEFAULT 0,
    reason       text, -- why the last try failed
    UNIQUE (alarm_id, since_seq, step)
);
CREATE INDEX escalation_waiting ON escalation (id) WHERE delivered_at IS NULL;

-- The changes of an alarm's state without the many rows of single lumisections.
CREATE INDEX transition_of_state ON transition (alarm_id, seq) WHERE cause <> 'SCORED';
