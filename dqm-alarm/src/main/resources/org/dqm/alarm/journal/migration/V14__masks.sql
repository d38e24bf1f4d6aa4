-- Known issues: bins that are left out of the evidence until a time. Never changed but to end; what has ended stays.
CREATE TABLE mask (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    element      text   NOT NULL, -- pattern
    bins         jsonb  NOT NULL, -- rectangles, counted from 1
    unit         text, -- whose bins they were when it was made
    reason       text   NOT NULL,
    author       text   NOT NULL,
    at           timestamptz NOT NULL,
    until        timestamptz NOT NULL,
    alarm_id     bigint REFERENCES alarm, -- that was adopted as known
    -- it holds in the editions from the first to before the second
    from_edition bigint NOT NULL,
    to_edition   bigint,
    ended_at     timestamptz,
    ended_by     text, -- null if its time was over
    end_reason   text,
    CHECK ((to_edition IS NULL) = (ended_at IS NULL))
);
CREATE INDEX mask_in_force ON mask (until) WHERE to_edition IS NULL;

-- One row: raised with every change of the masks. A batch holds it while it commits, so it is judged by all masks that
-- were there before it and by none that came after.
CREATE TABLE mask_edition (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    edition  bigint NOT NULL DEFAULT 0
);
INSERT INTO mask_edition DEFAULT VALUES;

-- By which masks it was scored, 0 before there were any; null in rows from before this version.
ALTER TABLE score ADD COLUMN mask_edition bigint;
