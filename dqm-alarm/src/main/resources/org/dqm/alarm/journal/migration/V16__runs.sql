-- Runs, as dqm.runs tells of them and as histograms show them.
CREATE TABLE run (
    run        int PRIMARY KEY,
    type       text,
    fill       int,
    detectors  text[], -- null: nobody has told
    started_at timestamptz, -- as told
    stopped_at timestamptz, -- as told
    seen_at    timestamptz  -- of the first histogram, replayed ones left out
);
INSERT INTO run (run, seen_at)
SELECT s.run, min(s.at) FROM score s JOIN element e ON e.id = s.element_id WHERE e.stream = 'LIVE' GROUP BY s.run;

-- Raised, and since a lumisection that counts neither way none has been bad.
ALTER TABLE sign ADD COLUMN is_gated boolean NOT NULL DEFAULT false;
