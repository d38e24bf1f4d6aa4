-- What people say of the data: labels and signatures, never changed but superseded or revoked. What was tidied away.

CREATE TABLE label (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- of an alarm, of an element, or of a subsystem (neither)
    alarm_id    bigint,
    element_id  bigint,
    subsystem   text NOT NULL,
    run         int  NOT NULL, -- of an alarm: where it began
    ls_from     int  NOT NULL,
    ls_to       int, -- null of an alarm
    verdict     text NOT NULL,
    kind        text,
    tolerable   boolean, -- null: as the severity says
    recoverable boolean NOT NULL,
    comment     text NOT NULL,
    author      text NOT NULL,
    at          timestamptz NOT NULL,
    supersedes  bigint UNIQUE REFERENCES label, -- one label has one successor
    CHECK (alarm_id IS NULL OR element_id IS NULL),
    CHECK ((alarm_id IS NULL) = (ls_to IS NOT NULL))
);
CREATE INDEX label_of_alarm ON label (alarm_id) WHERE alarm_id IS NOT NULL;
CREATE INDEX label_of_run ON label (run, id);
CREATE INDEX label_of_subsystem ON label (subsystem, id);

CREATE TABLE signature (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run           int  NOT NULL,
    digest        text NOT NULL, -- of the proposal that the person saw
    proposal      text NOT NULL, -- that proposal, in the words that the digest is of
    signed_by     text NOT NULL,
    signed_at     timestamptz NOT NULL,
    reason        text NOT NULL,
    revoked_by    text,
    revoked_at    timestamptz,
    revoke_reason text,
    CHECK ((revoked_by IS NULL) = (revoked_at IS NULL) AND (revoked_by IS NULL) = (revoke_reason IS NULL))
);
CREATE INDEX signature_of_run ON signature (run, id);

-- In which lumisection an alarm changed; null in rows from before this version, and where a person did it.
ALTER TABLE transition
    ADD COLUMN run int,
    ADD COLUMN ls int;
CREATE INDEX transition_of_run ON transition (run, alarm_id, seq) WHERE run IS NOT NULL;

-- The certification of a run reads all its scores.
CREATE INDEX score_of_run ON score (run, ls);

-- Old good lumisections keep their verdict and score alone.
ALTER TABLE score ADD COLUMN is_compressed boolean NOT NULL DEFAULT false;
-- Rows come in the order of time: a few bytes for every 128 pages find the old ones.
CREATE INDEX score_at ON score USING brin (at);

CREATE TABLE retention_run (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    actor             text NOT NULL,
    reason            text NOT NULL,
    started_at        timestamptz NOT NULL,
    finished_at       timestamptz, -- null if it was cut short; what it had done by then is in the counts
    scores_before     timestamptz NOT NULL,
    evidence_before   timestamptz NOT NULL,
    scores_compressed bigint NOT NULL DEFAULT 0,
    evidence_deleted  bigint NOT NULL DEFAULT 0
);
