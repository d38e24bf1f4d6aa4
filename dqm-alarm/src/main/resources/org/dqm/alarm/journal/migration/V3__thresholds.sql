-- What people changed: one row for each, written in the transaction of the change.
CREATE TABLE audit (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL,
    actor  text NOT NULL,
    action text NOT NULL, -- CREATE, UPDATE, DELETE, ROLLBACK and so on
    object text NOT NULL, -- its path below /api/v1: thresholds/7
    before jsonb,
    after  jsonb,
    reason text
);
CREATE INDEX audit_of_object ON audit (object, id);

-- Thresholds of the elements that a pattern matches. The newest version counts; none is ever changed or removed.
CREATE TABLE threshold (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version    int     NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false
);
CREATE TABLE threshold_version (
    threshold_id bigint NOT NULL REFERENCES threshold,
    version      int    NOT NULL,
    at           timestamptz NOT NULL,
    author       text   NOT NULL,
    reason       text   NOT NULL,
    elements     int    NOT NULL, -- known at that time that the pattern matches: a rate is converted with it
    content      jsonb  NOT NULL,
    PRIMARY KEY (threshold_id, version)
);
-- One row: raised with every change of a threshold, so that a batch reads them again only then.
CREATE TABLE threshold_edition (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    edition  bigint NOT NULL DEFAULT 0
);
INSERT INTO threshold_edition DEFAULT VALUES;

-- How an alarm was raised: the stage and instruction of the check, and which version of which threshold it was.
ALTER TABLE alarm
    ADD COLUMN stage             text NOT NULL DEFAULT 'VISUAL',
    ADD COLUMN instruction       text,
    ADD COLUMN threshold_id      bigint,
    ADD COLUMN threshold_version int;

-- Hits of the map; null where its evidence was not at hand.
ALTER TABLE score ADD COLUMN entries float8;
-- Simulation of thresholds: the lumisections of an element, and the few with a region (kept down to score 2).
CREATE INDEX score_scored ON score (element_id, run, ls) WHERE reason IS NULL;
CREATE INDEX score_notable ON score (element_id, run, ls) WHERE regions <> '[]';
