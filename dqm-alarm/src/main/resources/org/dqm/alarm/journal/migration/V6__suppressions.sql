-- Why an alarm does not call people. What has ended stays, as history.
CREATE TABLE suppression (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alarm_id bigint  NOT NULL REFERENCES alarm,
    type     text    NOT NULL,
    until    timestamptz,
    once     boolean NOT NULL, -- ends with the return to normal
    severity text    NOT NULL,
    by       text    NOT NULL,
    at       timestamptz NOT NULL,
    reason   text    NOT NULL,
    comment  text,
    ended_at timestamptz
);
CREATE INDEX suppression_in_force ON suppression (alarm_id) WHERE ended_at IS NULL;
CREATE INDEX suppression_to_end ON suppression (until) WHERE ended_at IS NULL;

-- Whether people were called: decided when it happened, since a shelf may come later.
ALTER TABLE transition ADD announced boolean NOT NULL DEFAULT false;
